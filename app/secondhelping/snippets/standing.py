# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells an English sentence that cannot stand alone: what it speaks of was named in the sentence before."""

import re

_IT_IS_EMPTY = (
    r"it(?: is|['’]s| was| can be| may be| will be| takes| makes sense| does(?: not|n['’]t) (?:matter|hurt|"
    r"take)| pays| rains| "
    r"snows| seems| turns out| helps to| sounds)\b"
)
_LEANS = re.compile(
    r"^[\"“'‘(]?(?:"
    r"(?:and |but |so |or |then |yet |also,? )?(?:they|he|she|these|those|both|neither|others)\b(?! say|"
    r" who| of (?:us|you)"
    r"| things| tips| steps| days| \w+(?:s|en|ics)\b)|"
    r"(?:his|her|their|its) |"
    rf"(?:and |but |so )?(?!{_IT_IS_EMPTY})it(?:['’](?:ll|d)|s)?\b|"
    r"it(?: is|['’]s| was) (?:also |only |not |just |usually |often )*(?:a|an|the|one|in|on|for|from|at|"
    r"made|called|used|built|"
    r"based|run|\w{4,}ed)\b(?! (?:good|bad|great|myth|shame|pleasure|fact|pity|matter|mistake|common|well)\b)|"
    r"(?:this|that)(?: also| alone| only)? (?:is|was|are|were|will|would|can|could|may|might|must|should|"
    r"has|had|have|means?|meant|"
    r"makes?|made|gives?|helps?|allows?|ensures?|includes?|leads?|creates?|shows?|does|did|also|applies|happens|works|lets|keeps|"
    r"takes|brings|requires|provides)\b|"
    r"(?:we|you|i|one|people) (?:can|could|may|might|will|would|should|must) (?:then|also|therefore|thus)\b|"
    r"(?:to|by|in|for|after|before|without|while) (?:avoid|achieve|do|prevent|solve|fix|address|overcome|support|"
    r"make|reach|\w{3,}ing) (?:this|that|these|those|so|it|them)\b(?= ?,)|"
    r"(?:if|when|once|unless|until|because|since|though|although|while|after|before|as) "
    r"(?:they|he|she|these|those|yours|it(?! (?:is|['’]s|was|rains|snows|comes to|gets (?:cold|dark|hot|"
    r"warm)|feels like)\b))\b|"
    r"(?:the (?:latter|former|other|others|same|second|third|next)|another|an? \w+ one|one of (?:them|these|those)|"
    r"(?:some|most|many|all|none|each|both|either|neither|half|two|three) of (?:them|these|those|"
    r"which))\b(?! (?:day|time|thing|hand|side))|"
    r"(?:someone|somebody|everyone|everybody|most people|people|we|i|you) (?:\w+ )?(?!do |make |"
    r"take )\w+ (?:it|them)\b(?! (?:is|was|easy))|"
    r"(?!take it (?:easy|slow)|give it (?:a (?:go|try)|time)|make it (?:a (?:habit|rule)|easy|easier|fun)|"
    r"keep it (?:simple|short)|"
    r"let it|i |we |you |if |when |as |do it|ask them|does |do |is |was |can |will |should |could |would |did |has )"
    r"[a-z]{2,9} (?:it|them)\b(?! is| was|['’]s)"
    r")"
)


def leans_on_before(low: str) -> bool:
    """Whether a text in lower case opens with something only the words before it explain: "They bought ...".

    Errs on the safe side: a line that leans on what the reader cannot see is a worse mistake than one left out.
    """
    return bool(_LEANS.match(low))
