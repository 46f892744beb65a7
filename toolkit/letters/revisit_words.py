"""The words of revisit letters of 2018-22: patterns, never the words of one letter."""

import re

from toolkit.letters.progress_wording import Wording

_BOTH = r"(?:ofsted|CQC|care quality commission|inspectors)"
OPENING = re.compile(
    rf"^(?:between|from|on) \d[^.]{{0,160}}\b{_BOTH}\b[^.]{{0,160}}\bre-?visit(?:ed)?\b[^.]{{0,200}}", re.I
)
DECIDES = re.compile(r"\b(?:decide|determine|judge|assess|evaluate) (?:whether|if|how)\b[^.]{0,120}\bprogress\b", re.I)
FIT = re.compile(r"\b(?:declared|deemed|judged|considered|found)(?: to be)? (?:as )?fit for purpose\b", re.I)
INTRODUCES = re.compile(
    r"\bthis letter (?:outlines|sets out|describes|reports|summarises|explains)\b"
    r"|\bre-?visit was (?:led|carried out|conducted)\b|\bwas led by\b"
    r"|\binspectors (?:spoke|met|considered|visited|looked at|gathered|reviewed|held)\b"
    r"|\bfit for purpose\b|\bwritten statement of action (?:\(\w+\) )?(?:was|is) required\b"
    r"|\bto (?:decide|determine|judge|assess) whether\b",
    re.I,
)
_NUMBER = r"(?P<number>\d{1,2}|[A-N]|one|two|three|four|five|six|seven|eight|nine|ten)"
_PLACE = r"(?:initial|previous|original|first|last|full|joint|local area|area|SEND|\d{4}|[A-Z][a-z]+ \d{4})"
_SAID = r"(?:found|identified|noted|reported|highlighted|raised|concluded|judged|showed|identifies|revealed|recognised)"
_INSPECTION = rf"(?:{_PLACE}\s){{1,4}}inspection"
OPENS = re.compile(
    rf"^(?:(?:at|in|during|following|after)(?: the time of)? )?(?:the )?{_INSPECTION}\b(?!:)[^.:]{{0,140}}?\b{_SAID}\b"
    rf"|^(?:at|in|during)(?: the time of)? the {_INSPECTION}(?: in \w+ ?\d{{4}})?:"
    rf"|^inspectors {_SAID}\b[^.:]{{0,140}}?\b(?:at|in|during) the {_INSPECTION}"
    r"|^in (?:\w+ )?\d{4},? (?:inspectors|the inspection) " + _SAID + r"\b"
    r"|^the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|final|last)"
    r" (?:area of )?(?:significant |serious )?(?:weakness|concern)\b"
    r"|^the (?:area of )?(?:significant |serious )?weakness(?: identified)?(?: (?:at|in) the [^:.]{0,40})?(?: was)?:",
    re.I,
)
LABEL = re.compile(
    r"^(?:(?:area (?:of|for) )?(?:significant |serious )?(?:weakness|concern)|area|WSOA (?:area|priority)"
    rf"|priority(?: area)?)(?: area| number| no\.?)? {_NUMBER}\b(?!\s+(?:of|years?|months?|weeks?)\b)"
    r"(?:\s*[:.)\u2013\u2014-]\s*(?P<rest>.+)?)?$",
    re.I,
)
_WAS = r"\b(?:ha(?:s|ve|d)|is|are)(?P<between>(?:n['\u2019]t\b|\b)(?:\s+[\w']+){0,4}?)"
_ENOUGH = r"(?P<no>in|not )?(?:sufficient|enough)(?:\s+\w+)?\s+progress"
PROGRESS = (
    re.compile(rf"{_WAS}\s+(?:made|making|seen|shown)\s+(?:\w+\s+){{0,2}}?{_ENOUGH}", re.I),
    re.compile(rf"\b{_ENOUGH} (?:ha(?:s|ve|d)|is|was)(?P<between>(?: \w+){{0,3}}?) (?:been|being) made", re.I),
    re.compile(
        r"\bprogress\b[^.;]{0,80}?\b(?:is|was|are|remains?)"
        r"(?P<between>(?:n['\u2019]t\b|\b)(?: (?:not|yet|now|still|currently|therefore)){0,3}) (?P<no>in)?sufficient\b",
        re.I,
    ),
    re.compile(
        r"\bprogress\b[^.;]{0,80}?\bha(?:s|ve|d)(?P<between>(?:n['\u2019]t\b|\b)(?: (?:not|yet|now|still)){0,3})"
        r" been (?P<no>in)?sufficient\b",
        re.I,
    ),
    re.compile(r"(?P<between>\b(?:failed|yet)) to make (?P<no>)?sufficient progress", re.I),
)
SHORT = re.compile(
    r"^\W*(?:(?:progress|judgement|verdict|outcome|conclusion)\s*[:\u2013\u2014-]\s*)?"
    r"(?P<no>in|not )?(?:sufficient|enough)(?: \w+)?(?: progress)?(?: (?:has been |was )?made)?\W*$",
    re.I,
)
CLOSES = re.compile(
    r"\bthis letter\b|\bnext steps\b|\b(?:ofsted|CQC|care quality commission)\b[^.]{0,80}\bwill not\b"
    r"|\bfurther re-?visits?\b|\bsecretary of state\b|\baccelerated progress plan\b"
    r"|\b(?:department for education|DfE|NHS England)\b[^.]{0,120}\b(?:determine|decide|monitor|cease|support|next|end)"
    r"|\b(?:determine|decide|cease|monitoring)\b[^.]{0,120}\b(?:department for education|DfE|NHS England)\b"
    r"|\b(?:weaknesses|areas of significant weakness) identified at the initial inspection\b"
    r"|^(?:I|we) (?:hope|am|are|would|wish|thank)\b|\bthank you\b"
    r"|^as (?:a result|leaders|the (?:local )?area|not all)\b[^.]{0,160}\b(?:sufficient progress|monitoring|visits)\b",
    re.I,
)
THINGS = r"weakness(?:es)?|concerns?|areas?|priorit(?:y|ies)"
BEGINS = re.compile(
    r"^(?:the (?:local )?area|(?:local )?area leaders|leaders|sufficient progress|insufficient progress|progress)\b"
    r"[^.]{0,60}\bsufficient progress\b|^(?:in)?sufficient progress\b",
    re.I,
)
WORDING = Wording(PROGRESS, SHORT, THINGS, OPENS, LABEL, CLOSES)
