"""What the field calls each kind of document: a row a kind, so that a new one is named in one place."""

from dataclasses import dataclass

from toolkit.model.letter import DocumentKind


@dataclass(frozen=True)
class KindNames:
    """`label` as in "2018 outcome letter", `document` in a paper's running text, `inspection` what it reports on.

    `title` stands before the inspection's name in the title of an appendix, `place` between that and the area's name;
    `framework` are the years of the inspections. All but the first two are blank for what reports on no inspection.
    """

    label: str
    document: str
    inspection: str = ""
    title: str = ""
    place: str = ""
    framework: str = ""


_JOINT, _SEND = "2016 to 2022", "2023 on"
KINDS: dict[DocumentKind, KindNames] = {
    "outcome-letter": KindNames(
        "outcome letter", "outcome letter", "joint local area SEND inspection", "Outcome letter of the", "in", _JOINT
    ),
    "revisit-letter": KindNames(
        "revisit letter", "revisit letter", "joint local area SEND revisit", "Letter on the", "in", _JOINT
    ),
    "area-report": KindNames("area report", "inspection report", "area SEND inspection", "Report of the", "of", _SEND),
    "monitoring-report": KindNames(
        "monitoring report", "monitoring report", "area SEND monitoring inspection", "Report of the", "of", _SEND
    ),
    "committee-paper": KindNames("committee paper", "committee paper"),
    "unknown": KindNames("document", "document"),
}
