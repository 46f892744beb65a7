"""The words by which a count of children is told from ages, school years, shares, labels and other numbers."""

import re

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
VALUES = {word: number for number, word in enumerate(_WORDS, 1)}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_PLAN = r"(?:EHC|education,? health and care) plan"
_MANY = (
    r"(?:children|young (?:people|persons|adults)|pupils|students|learners|boys|girls|infants|babies|toddlers"
    rf"|teenagers|youngsters|care leavers|siblings|{_PLAN}s|EHCPs)"
)
_ONE = (
    r"(?:child|young (?:person|adult)|pupil|student|learner|boy|girl|infant|baby|toddler|teenager|youngster"
    rf"|care leaver|sibling|{_PLAN}|EHCP)"
)
_THE = r"the|these|those|our|its|their|all|only|just|about|some"
_OF = rf"\s+(?:out\s+)?of(?:\s+(?:{_THE})){{0,2}}(?:\s+(?:{_NUMBER}|\d+))?"

# "three looked-after children", "2 of 46 pupils", "2-3 boys", "two Year 6 pupils"
COUNTED = re.compile(
    rf"(?<![\w£$€.,/:<>≤≥\-–])(?:(?P<low>{_NUMBER})\s*(?:-|–|to|or|and)\s*)?(?P<number>{_NUMBER})(?P<of>{_OF})?"
    rf"(?P<between>(?:\s+[A-Za-z][\w'’\-]*(?:\s\d{{1,2}}(?!\d))?){{0,4}}?)\s+(?:(?P<many>{_MANY})|(?P<one>{_ONE}))\b",
    re.IGNORECASE,
)

# "the number of children waiting fell from 9 to 3"
_UNITS = r"%|per ?cent|percentage|[.,/:]\d|-|–|to \d|in\b|of\b|times|weeks?|days?|months?|years?|hours?"
_CHANGED = r"(?:fell|falls|dropped|rose|rises|went up|went down|increased|decreased|fallen|risen)(?: from \d+)? to"
NUMBER_OF = re.compile(
    rf"\bnumbers? of (?:[\w'’\-]+ ){{0,3}}{_MANY}\b[^.;:()]{{0,60}}?"
    rf"(?:\b(?:was|is|were|are|stood at|stands at|{_CHANGED})|[:=])\s*(?P<number>{_NUMBER})\b(?!\s*(?:{_UNITS}))",
    re.IGNORECASE,
)

# "children waiting over a year: 4."
AFTER_COLON = re.compile(
    rf"\b{_MANY}\b[^.;:|()]{{0,60}}(?:\(\s*n\s*=|[:=])\s*(?P<number>{_NUMBER})"
    r"(?=\s*(?:[.;)]|$|,\s*[A-Za-z]))",
    re.IGNORECASE,
)
NO_COUNT = re.compile(
    r"\b(?:ratio|rate|grade|score|rating|average|mean|per ?cent|stage|level|priorit|in (?:days|weeks|months|years))|%",
    re.IGNORECASE,
)

# Between a number and the children these say that the number counts something else.
BREAKS = frozenset(
    "in on at for to by with from per or and as than that which who whom whose when where if but so because about into"
    " over under between among across within after before during since until against through not no of a an the this"
    " these those their its our his her each every any all both is are was were be been has have had will would can"
    " could may might must should do does did help support give gave offer tell told let show enable serve see saw"
    " include affect identify day week month term hour minute million thousand hundred dozen percent percentage point"
    " half third quarter fifth tenth time old staff people men women january february march april june july august"
    " september october november december o'clock".split()
)
ENDS_IN_S = frozenset(("previous", "numerous", "various", "needs", "famous"))
NAMED_YEARS = re.compile(r"\byears? \d|\bearly years\b", re.IGNORECASE)

# What stands before a number that is a label, an age, a limit or a part of a rate.
_LIST = rf"(?:\s*{_NUMBER}\s*(?:,|and|or|to|&|-|–)\s*(?:and\s+)?)*"
_LABELS = (
    r"key stages?|ks|stages?|phases?|tiers?|levels?|priorit(?:y|ies)|strands?|bands?|waves?|steps?|parts?|grades?"
    r"|ages?|aged"
)
BEFORE = re.compile(
    rf"(?:\b(?:{_LABELS})\s*{_LIST}"
    r"|\b(?:(?<!no )more than|over|above|at least|a minimum of|up to|a maximum of)\s"
    r"|\b(?:groups?|classes|sets|pairs|teams) of(?: up to| about| around)?\s"
    rf"|\b(?:per|every|{_NUMBER} in(?: every| each)?)\s"
    r"|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\s)\s*$",
    re.IGNORECASE,
)
_NOT_A_SCHOOL_YEAR = "".join(
    rf"(?<!{w} )" for w in ("last", "this", "past", "next", "previous", "academic", "school", "financial")
)
BEFORE_DIGITS = re.compile(
    r"\b(?:pages?|pp?\.?|paragraphs?|paras?\.?|sections?|append(?:ix|ices)|annex|tables?|figures?|charts?|actions?"
    r"|risks?|recommendations?|objectives?|outcomes?|workstreams?|themes?|aims?|goals?|groups?|class|sets?|schedules?"
    r"|items?|questions?|weakness(?:es)?|area|category|type|numbers?|no\.|quarter|q|term|version|standard|chapter"
    rf"|rows?|columns?|articles?|clauses?|regulations?|case|zone|ward|unit|site|{_NOT_A_SCHOOL_YEAR}years?)"
    rf"\s*{_LIST}$",
    re.IGNORECASE,
)
BEFORE_ONE = re.compile(r"\b(?:any|no|each|every|number)\s$", re.IGNORECASE)
FEWER = re.compile(r"\b(?:fewer than|less than|under|below)\s$", re.IGNORECASE)

# What comes after the children and says that something else is counted.
AFTER = re.compile(r"\s+(?:per|at a time|(?:to|in|for) (?:each|every))\b", re.IGNORECASE)
AFTER_ONE = re.compile(rf"\s+in (?:every |each )?(?:{_NUMBER}|\d+)\b", re.IGNORECASE)
POSSESSIVE = re.compile(
    r"['’]s?\s+(?!plans?\b|cases?\b|records?\b|files?\b|assessments?\b|placements?\b|names?\b|needs\b|EHC|stor(?:y|ies)\b"
    r"|experiences?\b|parents?\b|mothers?\b|fathers?\b|famil)",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"-\w|\s+(?:referral|premium|psycholog|protection|development|health|guidance|union|care\b|voice|participation"
    r"|places?\b|services?\b|and adolescent)",
    re.IGNORECASE,
)
HEADING_NUMBER = re.compile(r"\s*\d+\s+[A-Z][a-z]")
