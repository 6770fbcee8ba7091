"""What a report is: whose, about which year, when it came out."""
