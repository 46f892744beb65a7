"""The words of reports on a monitoring inspection: patterns, never the words of one report."""

import re

from toolkit.letters.progress_wording import Wording
from toolkit.letters.revisit_words import OPENS as REVISIT_OPENS

TITLE = re.compile(
    r"\b(?:area )?SEND monitoring (?:inspection|visit)\b"
    r"|\bmonitoring (?:inspection|visit) (?:report )?(?:of|in|for|to)\b.{0,80}\blocal area partnership\b",
    re.I,
)
_NUMBER = r"(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
LABEL = re.compile(
    r"^(?:(?:area (?:for|of) )?priority action(?: area)?|priority(?: area)?|area)(?: number| no\.?)? "
    rf"{_NUMBER}\b(?!\s+(?:of|years?|months?|weeks?)\b)(?:\s*[:.)\u2013\u2014-]\s*(?P<rest>.+)?)?$",
    re.I,
)
OPENS = re.compile(
    REVISIT_OPENS.pattern
    + r"|^(?:the|this) (?:first|second|third|fourth|fifth|sixth|next|final|last)?\s?area for priority"
    r" action (?:was|is|required|requires|says|said|reads|asked|:)",
    re.I,
)
_WAS = r"\b(?:ha(?:s|ve|d)|is|are)(?P<between>(?:n['\u2019]t\b|\b)(?:\s+[\w']+){0,4}?)"
_EFFECTIVE = r"(?P<no>in|not |insufficiently )?effective action"
ACTION = (
    re.compile(rf"{_WAS}\s+(?:taken|taking)\s+(?:\w+\s+){{0,2}}?{_EFFECTIVE}", re.I),
    re.compile(rf"\b{_EFFECTIVE} (?:ha(?:s|ve|d)|is|was)(?P<between>(?: \w+){{0,3}}?) (?:been|being) taken", re.I),
    re.compile(
        r"\b(?:action|actions|steps)\b[^.;]{0,80}?\b(?:is|was|are|were|ha(?:s|ve) been)"
        r"(?P<between>(?:n['\u2019]t\b|\b)(?: (?:not|yet|now)){0,3}) (?P<no>in)?effective\b",
        re.I,
    ),
    re.compile(r"(?P<between>\b(?:failed|yet)) to take (?P<no>)?effective action", re.I),
)
SHORT = re.compile(
    r"^\W*(?:(?:progress|judgement|verdict|outcome|conclusion)\s*[:\u2013\u2014-]\s*)?"
    r"(?P<no>in|not |insufficiently )?effective(?: action)?(?: (?:has been |was )?taken)?\W*$",
    re.I,
)
CLOSES = re.compile(
    r"\b(?:next (?:full )?(?:re-?)?inspection|further monitoring inspection|priority action plan)\b[^.]{0,80}\bwill\b",
    re.I,
)
THINGS = r"priority actions?|areas?|weakness(?:es)?|concerns?|priorit(?:y|ies)"
BEGINS = re.compile(
    r"^the (?:local area )?partnership\b[^.]{0,60}\beffective action\b|^(?:in)?effective action\b", re.I
)
WORDING = Wording(ACTION, SHORT, THINGS, OPENS, LABEL, CLOSES)
