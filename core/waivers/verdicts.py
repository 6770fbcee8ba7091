"""Verdicts of auditors on findings, by their fingerprints."""

from dataclasses import dataclass

from reportlint.messages import Message

FALSE_ALARM = "false-alarm"
# What auditors say of findings, and the words for it.
VERDICTS = {
    "confirmed": Message(zh="属实", en="confirmed"),
    FALSE_ALARM: Message(zh="误报", en="false alarm"),
    "open": Message(zh="待核", en="open"),
    "mended": Message(zh="已改", en="mended"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an auditor says of a finding; place is where that is written: sheet and cell.

    A false alarm sets the finding aside; any other verdict is shown with it. verdict is a key of
    VERDICTS. code and path are those of the finding when it was judged, where they are known.
    """

    fingerprint: str
    verdict: str
    note: str = ""
    auditor: str = ""
    place: str = ""
    is_false_alarm: bool = False
    code: str = ""
    path: str = ""

    @property
    def word(self) -> Message:
        """The verdict in words."""
        return verdict_word(self.verdict)


def verdict_word(verdict: str) -> Message:
    """Return the words for a verdict; one that is none of ours is its own word."""
    return VERDICTS.get(verdict, Message(verdict, verdict))
