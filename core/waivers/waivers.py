"""Set findings aside, and tell which waivers nobody needs any more."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reportlint.finding import CheckedReport, Finding, Notice, Result, Suppression
from reportlint.messages import Message
from reportlint.waivers.baseline import ReadBaseline
from reportlint.waivers.comments import Comment, comments_in
from reportlint.waivers.verdicts import Verdict
from reportlint.waivers.waiver import Waiver

_EXPIRED = Message(
    zh="豁免已于 {until} 到期，不再生效（{author}：{reason}）",
    en="the waiver ran out on {until} and is void ({author}: {reason})",
)
_UNUSED = Message(
    zh="豁免没有用到：这次没有它所说的问题（{author}：{reason}）",
    en="the waiver is not needed: there is no such finding ({author}: {reason})",
)
_MENDED = Message(
    zh="基线中有 {count} 项已不再出现；重新 --write-baseline 即可去掉",
    en="{count} findings of the baseline are gone; --write-baseline anew leaves them out",
)
_GONE = Message(
    zh="判定“{verdict}”所说的问题已不再出现", en="the finding that was judged “{verdict}” is gone"
)
_UNUSED_COMMENT = Message(
    zh="注释没有用到：它所在之处没有这样的问题",
    en="the comment is not needed: no such finding there",
)
_UNKNOWN_CODE = Message(
    zh="注释中的“{code}”不是规则的代码、名称或前缀",
    en="“{code}” in the comment is no rule's code, name or prefix",
)


@dataclass(frozen=True)
class Waivers:
    """What sets findings aside in a run: waivers, a baseline, verdicts.

    rules are the codes of all rules with their names, for comments that name none of them.
    """

    waivers: tuple[Waiver, ...] = ()
    baseline: ReadBaseline | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    rules: tuple[tuple[str, str], ...] = ()
    today: date = field(default_factory=date.today)

    def apply(self, result: Result) -> Result:
        """Return a result with what is to be set aside set aside, and what is odd about it."""
        reports = []
        notices = list(result.notices)
        for checked in result.reports:
            comments = comments_in(checked.source)
            reports.append(self._applied(checked, comments))
            notices += self._about(comments, reports[-1])
        return replace(result, reports=tuple(reports), notices=tuple(notices))

    def notices(
        self, used: Collection[str], paths: Collection[str], codes: Collection[str]
    ) -> Iterator[Notice]:
        """Yield what is to be said at the end of a run.

        used are the places of the waivers, entries and verdicts that were needed, paths the
        files that were checked, codes the rules that ran: what is about none of them may yet be
        needed.
        """
        for waiver in self.waivers:
            values = {"author": waiver.author, "reason": waiver.reason, "until": waiver.until}
            if waiver.is_expired(self.today):
                yield Notice(_EXPIRED.format(**values), waiver.place)
            elif waiver.place not in used and any(map(waiver.is_about, paths)):
                yield Notice(_UNUSED.format(**values), waiver.place)
        if self.baseline is not None:
            entries = self.baseline.entries.values()
            gone = [
                item
                for item in entries
                if item.path in paths and item.code in codes and item.fingerprint not in used
            ]
            if gone:
                yield Notice(_MENDED.format(count=len(gone)), str(self.baseline.path))
        names = {_file_name(path) for path in paths}
        for verdict in self.verdicts.values():
            is_looked_for = (not verdict.code or verdict.code in codes) and (
                not verdict.path or _file_name(verdict.path) in names
            )
            if verdict.verdict and verdict.fingerprint not in used and is_looked_for:
                yield Notice(_GONE.format(verdict=verdict.word), verdict.place)

    def _applied(self, checked: CheckedReport, comments: Iterable[Comment]) -> CheckedReport:
        live, aside = [], list(checked.suppressed)
        for finding in checked.findings:
            verdict = self.verdicts.get(finding.fingerprint)
            if verdict is not None:
                finding = replace(
                    finding,
                    verdict=verdict.verdict,
                    note=verdict.note,
                    auditor=verdict.auditor,
                )
            why = self._why(finding, checked, comments, verdict)
            if why is None:
                live.append(finding)
            else:
                aside.append((finding, why))
        return replace(checked, findings=tuple(live), suppressed=tuple(aside))

    def _why(
        self,
        finding: Finding,
        checked: CheckedReport,
        comments: Iterable[Comment],
        verdict: Verdict | None,
    ) -> Suppression | None:
        """Return what sets a finding aside, None where nothing does."""
        path = checked.source.name
        for comment in comments:
            if comment.is_for(finding, checked.source):
                return Suppression("comment", comment.reason, place=f"{path}:{comment.line}")
        for waiver in self.waivers:
            if not waiver.is_expired(self.today) and waiver.is_for(finding, path):
                return Suppression(
                    "waiver", waiver.reason, waiver.author, waiver.until, waiver.place
                )
        if verdict is not None and verdict.is_false_alarm:
            return Suppression("verdict", verdict.note, verdict.auditor, None, verdict.place)
        if self.baseline is not None and finding.fingerprint in self.baseline.entries:
            return Suppression("baseline", "", place=str(self.baseline.path))
        return None

    def _about(self, comments: Iterable[Comment], checked: CheckedReport) -> Iterator[Notice]:
        """Yield what is odd about the comments in a report."""
        path = checked.source.name
        used = {why.place for _, why in checked.suppressed if why.by == "comment"}
        for comment in comments:
            place = f"{path}:{comment.line}"
            unknown = [code for code in comment.codes if not self._is_rule(code)]
            for code in unknown:
                yield Notice(_UNKNOWN_CODE.format(code=code), place)
            if not unknown and place not in used:
                yield Notice(_UNUSED_COMMENT, place)

    def _is_rule(self, text: str) -> bool:
        return any(name == text or code.startswith(text.upper()) for code, name in self.rules)


def _file_name(path: str) -> str:
    """Return the name of a file, whichever system its path is from."""
    return path.replace("\\", "/").rpartition("/")[2]
