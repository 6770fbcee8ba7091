"""What came up on a day that everybody knows, so that no report can name it before."""

from datetime import date

# The first day of each plenary session, by congress and number.
PLENUMS = {
    ("十九", "四"): date(2019, 10, 28),
    ("十九", "五"): date(2020, 10, 26),
    ("十九", "六"): date(2021, 11, 8),
    ("二十", "一"): date(2022, 10, 23),
    ("二十", "二"): date(2023, 2, 26),
    ("二十", "三"): date(2024, 7, 15),
    ("二十", "四"): date(2025, 10, 20),
}
PHRASES = {
    "党的二十大": date(2022, 10, 16),
    "中国共产党第二十次全国代表大会": date(2022, 10, 16),
    "习近平法治思想": date(2020, 11, 16),
    "习近平文化思想": date(2023, 10, 7),
    "新质生产力": date(2023, 9, 7),
}
