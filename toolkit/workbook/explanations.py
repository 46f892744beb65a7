"""What the columns mean whose headings do not say it: the words beside a heading when its cell is chosen."""

_SUGGESTED = "Suggested means: standard wording that nobody has agreed. Change the word once you have taken it up."
_RAG_WORDS = "The words are on the sheet Lists."
EXPLANATIONS: dict[str, dict[str, str]] = {
    "Findings": {
        "Line": "The line of the document where the finding begins; a link to its words on Letter text.",
        "Themes": "What the finding is about, by its words: three themes at most.",
        "Agreed theme": "The theme that is right for the finding. It counts in place of those under Themes.",
        "Flags": "What to watch: Mixed (praise and criticism in one), Too soon to judge, Inequity (differences between"
        " places or groups), Safeguarding, Funding, Paragraph uncertain (compare it with the letter).",
        "Figures": "The numbers in the finding, as the inspectors quote them.",
        "Linked weakness": "The weakness that the finding belongs to: what you choose, not a proposal.",
        "Status": "How far your work on the finding is. The words are on the sheet Lists.",
        "In source": "yes: the document has the finding. no longer: it does not have it any more.",
    },
    "Weaknesses": {
        "Evidence": "The findings nearest in wording, best first: a proposal, not the inspectors' own link.",
        "Earlier": "A weakness of an earlier inspection that may have come back, with a score of likeness: a proposal.",
        "Agreed earlier": "The Ref of the earlier weakness that has come back. Only what you type here counts.",
        "RAG": f"How the weakness stands, in your judgement. {_RAG_WORDS}",
        "Actions": "How many actions of the sheet Action plan name this weakness.",
        "Overdue": "How many of these actions are overdue.",
    },
    "Action plan": {
        "BRAG": "How the action stands. What each word means is on the Dashboard, under Actions by BRAG.",
        "Progress": _SUGGESTED,
        "Evidence": "What shows that the action has been done or has worked.",
        "Days to due": "The days from today to Revised due, or to Due where that is blank. Below 0: overdue.",
        "Attention": "Overdue, due within 30 days, or no update for 31 days. Blank where nothing is asked of you, and"
        " for actions that are done.",
    },
    "Measures": {
        "Better": "higher: more is better. lower: less is better. neither: no colour is given.",
        "Statutory standard": "What the law or its guidance asks for, beginning with the number.",
        "National": "The figure for England, to compare with: the number alone.",
        "Latest": "The figure of the latest period on the sheet Measure values.",
        "Period": "The period of the latest figure.",
        "Change": "The latest figure less that of the period before; blank where there is none.",
        "RAG": "How the latest figure stands beside Target, or beside Statutory standard. Blank where there is"
        " neither, and where Better does not say which way is better.",
    },
    "Measure values": {
        "Provisional": "yes: the figure may still change.",
        "Source file": "The file that the figure was imported from. Blank for what you type yourself.",
    },
    "Risks": {
        "Risk rating": "Follows from Likelihood and Impact.",
        "Previous rating": "The rating in the report before. Until there is one: what an earlier paper or the"
        " council's own register said.",
        "Target rating": "The rating that the action is to bring the risk down to.",
        "Status": _SUGGESTED,
    },
    "Recommendations": {
        "Agreed on": "The day on which councillors agreed it. Blank: it is proposed, and printed in the paper named.",
        "Status": _SUGGESTED,
    },
    "Conflicts": {
        "Kind": "both changed: you and the document changed the same cell. possible match: new words that may be"
        " those of an old row.",
        "Decision": "keep mine leaves what you typed; take new puts in what the document says. For a possible match:"
        " same finding gives the old row, with all you typed there, the new words.",
    },
    "Checks": {
        "Severity": "error: something was not used. warning: decide or check. note: for you to know. settled: it holds"
        " no more.",
    },
    "Letter text": {
        "Taken as": "What the line was taken as. A Ref is a link to the finding or weakness.",
    },
}  # fmt: skip
