"""From a question and stored news to a composed answer: what belongs in it, in which order, and what differs.

No model and no magic: every choice is a rule with points that `/why` can tell. Nothing here knows SQL, markup or a
language, and an answer looks at a bounded number of claims, so that it costs the same in a small store and a large one.
"""
