"""Invented committee papers about Thornmere in the shapes that councils give them."""

REPORT_TO_DATE = """\
THORNMERE BOROUGH COUNCIL

REPORT TO: Children and Families Scrutiny Board

DATE: 8 March 2022

REPORT OF: Director of Children's Services

SUBJECT: Ofsted and CQC inspection of SEND

1. PURPOSE OF REPORT

1.1 To tell the Board what the inspectors found.

2. RECOMMENDATIONS

It is recommended that:

(a) the Board notes the letter;
(b) the Board asks for a report on:
(i) waiting times; and
(ii) plans.

3. RISK ASSESSMENT

3.1 The risks are these.

Ref\tRisk description\tImpact\tLikelihood\tRAG\tMitigation\tOwner
1\tStaff leave before the plan is done\t4\t3\tAmber\tOffer better terms\tJo Bell
2\tThe money runs out\t5\t2\tRed\tAsk for more\tDee Carr

4. FINANCIAL IMPLICATIONS

4.1 None.

5. LEGAL IMPLICATIONS

5.1 None.

6. BACKGROUND PAPERS

None

CONTACT OFFICER:

Jo Bell, Head of SEND
01632 960111
jo.bell@thornmere.example
"""

POLICY_CONTEXT = """\
Thornmere Borough Council

Meeting: Education Scrutiny Committee
Date: 8th March 2022
Title: Area SEND inspection: outcome
Report of: Priya Hallam, Director of Children's Services
Contact Officer: Joanna Brindle, Head of SEND
Tel: 01632 960144
Email: joanna.brindle@thornmere.example
Ward(s) affected: All
FOR GENERAL RELEASE

1. SUMMARY AND POLICY CONTEXT:

1.1 This paper brings the letter to the Committee.

2. RECOMMENDATIONS:

2.1 That the Committee notes the letter.

2.2 That the Committee:
a) asks for a report in June; and
b) asks the Chair to write to families.

3. CONTEXT/BACKGROUND INFORMATION:

3.1 Thornmere was inspected in November.

3.2 Inspectors found:
• waits that are too long;
• plans that are late.

4. FINANCIAL & OTHER IMPLICATIONS:

Financial Implications:

4.1 There are none.
Finance Officer Consulted: Sam Poole Date: 01/02/22

Legal Implications:

4.2 The statement is a duty.

Risk and Opportunity Management Implications:

4.3 The chief risk is delay.

SUPPORTING DOCUMENTATION

Appendices:

1. Letter from Ofsted and the CQC
2. Timetable of the statement of action

Documents in Members' Rooms

None

Background Documents

1. Self-evaluation of July 2021
"""

CAPITALS = """\
REPORT TO THE CHILDREN'S SERVICES SCRUTINY PANEL

8 MARCH 2022

OUTCOME OF THE SEND INSPECTION

REPORT OF THE DIRECTOR OF CHILDREN'S SERVICES

PURPOSE OF REPORT

1. To bring the letter to the Panel.

RECOMMENDATIONS

2. It is recommended that the Panel:

(i) note the letter;
(ii) agree the timetable; and
(iii) ask for a report in June.

BACKGROUND

3. Thornmere was inspected in November 2021.

4. The inspectors wrote in January. They found:

- waits that are too long
- plans that are late

RISK MANAGEMENT

5. The risks are these.

Risk\tLikelihood\tImpact\tRAG\tAction to mitigate
Staff leave\tHigh\tMedium\tRed\tOffer better terms
Money runs out\tLow\tHigh\tAmber\tAsk for more

FINANCIAL IMPLICATIONS

6. There are none.

APPENDICES

None.

BACKGROUND PAPERS

There are no background papers.

Report author: Joanna Brindle, Head of SEND
Tel: 01632 960144
Email: joanna.brindle@thornmere.example
"""

RATING_KEY = """\
Thornmere Borough Council
Cabinet
8 March 2022

What inspectors found about SEND

Portfolio Holder: Councillor Dev Sandhu, Children
Report from: Priya Hallam, Director of Children's Services
Author: Joanna Brindle, Head of SEND

Summary

This brings the letter.

1. Recommendation(s)

1.1. The Cabinet is recommended to:

1. note the letter;
2. agree the timetable.

2. Suggested reasons for decision(s)

2.1. The letter asks for it.

3. Budget and policy framework

3.1. It is within them.

4. Risk management

4.1. The risks are below.

Risk\tDescription\tAction to avoid or mitigate risk\tRisk rating
Delay\tBoards meet late.\tOne meeting\tCII

Likelihood\tImpact:
A Very likely
B Likely
C Unlikely
D Rare\tI Catastrophic
II Major
III Moderate
IV Minor

5. Financial implications

5.1. None.

Lead officer contact

Joanna Brindle, Head of SEND, Weir Street, Thornmere TM1 4ZZ
Telephone: 01632 960144 Email: joanna.brindle@thornmere.example

Appendices

Appendix 1 - Letter
Appendix 2 - Timetable

Background papers

None
"""

LONG_HEADINGS = """\
Report to:\tChildren's Scrutiny Panel
Date of Meeting:\t8 March 2022
Subject:\tSEND inspection
Report of:\tDirector of Children's Services
Wards Affected:\tAll
Is this a Key Decision?\tNo

Summary:

To bring the letter.

Recommendation(s):

It is recommended that:-

(1) the Panel notes the letter; and

(2) the Panel agrees the timetable.

Reasons for the Recommendation(s):

The letter asks for it.

Alternative Options Considered and Rejected: (including any Risk Implications)

None.

What will it cost and how will it be financed?

(A) Revenue Costs

None.

(B) Capital Costs

None.

Implications of the Proposals:

Legal Implications:

It is a duty.

Contact Officer:\tJoanna Brindle
Telephone Number:\t01632 960144
Email Address:\tjoanna.brindle@thornmere.example

Appendices:

The following appendix is attached to this report:

Appendix A: the letter

Background Papers:

There are no background papers available for inspection.

1. Introduction

1.1 Thornmere was inspected in November.

1.2 The letter came in January.
"""
