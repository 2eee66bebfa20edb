# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a text that speak for a kind, each told in a plain line with the very words it saw.

Light on purpose (standard library only): the window and the gate use it as well as the worker. Most cues are
English; prices, figures, links and question marks are read in any language.
"""

import functools
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from secondhelping.domain.kind import Kind
from secondhelping.snippets.lowering import lowered

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONEY = (
    r"(?:[£$€¥]\s?\d[\d.,]*(?:k|m|bn)?\b|\b\d[\d.,]*\s?(?:€|£|(?:euros?|dollars|pounds|usd|gbp|eur|chf)\b))"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of evidence: what it speaks for, the line that tells it, and what it looks like in lower case.

    `line` ends with the words found where `quotes` is true: with the group "said" of the pattern, where it has one.
    """

    name: str
    kind: Kind
    line: str
    pattern: re.Pattern[str]
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text, with the words that showed it, in their order."""

    cue: Cue
    words: tuple[str, ...]

    @property
    def told(self) -> str:
        """The plain line, such as `Mentions a price: “£49”`."""
        if not self.cue.quotes:
            return self.cue.line
        seen = list(dict.fromkeys(word.strip(" ,.;:") for word in self.words))[:2]
        return f"{self.cue.line}: " + ", ".join(f"“{word}”" for word in seen)


def _cue(name: str, kind: Kind, line: str, pattern: str, *, quotes: bool = True) -> Cue:
    return Cue(name, kind, line, re.compile(pattern), quotes)


_IMPERATIVES = (
    "add|aim|allow|always|ask yourself|avoid|be|begin|bend|boil|break|breathe|brush|bring|build|buy|carry|change|"
    "check|choose|clean|close|combine|compare|consider|cook|count|cover|create|cut|decide|define|do(?:n['’]t| not)|"
    "drink|drive|dry|eat|empty|ensure|explain|explore|fill|find|focus|fold|follow|get|give|go|grow|hang|have|"
    "heat(?! for)|hold|identify|include|install|keep|know|label|learn|leave|let|lift|limit|list|listen|lock|look|make|"
    "measure|mix|move|never|note|offer|open(?! exclusively| to | for | daily| from | on | until| every|"
    " all | seven)|order|pack|pay|pick|place|plan|plant|pour|practi[cs]e|prepare|press|"
    "print|protect|pull|push|put|raise|reach|read|record|reduce|relax|remember|remove|repeat|replace|"
    "rest(?! of)|review|"
    "rinse|run|save|seek|select|set|share|sit|skip|sleep|slow|soak|spend|spray|spread|stand|start|stay|stick|stop|"
    "store|stretch|switch|take|talk|teach|tell|test|think|track|treat|try|turn|understand|use|vary|wait|walk|"
    "wash|watch|water|wear|wipe|work|wrap|write|dig|ease|kneel|lean|plug|polish|roll|see(?! you| us)|shake|slouch|swap|"
    "swing|untuck|warm up|weed|peel|chop|stir|bake|celebrate|dress|pause|notice|imagine|jot|schedule|trust|encourage|"
    "discuss|invest|reward"
)
WITH_A_LINK = "Comes from someone else, with a link"
_WORK = (
    r"(?:read|listen|watch|look|guide|articles?|films?|videos?|podcasts?|talk|piece|recipes?|books?|blog|post|interview|"
    r"report|essay|programme|map|page|leaflet|newsletter)"
)
_SOMEONE = r"\b(?:by|from)\b (?!us\b|our\b|me\b|my\b|now\b|one\b|here\b|home\b|the (?:start|end)\b|\d)"
_PASSED_ON = (
    r"\b(?:worth a (?:read|listen|watch|look)\b(?= ?[:,.!])|(?:a )?(?:good|great|lovely|kind|useful|short|"
    r"clear|fine|honest|"
    rf"funny|favou?rite|wonderful|excellent|recommended) {_WORK}\b[^.!?]{{0,80}}?{_SOMEONE}\w+)"
)
CUES: tuple[Cue, ...] = (
    _cue("price", Kind.PROMOTIONAL, "Mentions a price", _MONEY),
    _cue(
        "offer",
        Kind.PROMOTIONAL,
        "Makes an offer",
        r"\b\d+ ?% (?:off|discount)|\b(?:discount(?:s|ed)?|voucher|gift cards?|special offer|on sale|half price|"
        r"free (?:trial|consultation|quote|estimate|delivery|shipping|admission|entry|parking|event)|"
        r"free of charge|for free|(?:is|are|it['’]s|absolutely|completely|"
        r"get (?:one|it|yours)|kids?|first \w+) free(?! of|-)|limited time|"
        r"while (?:stocks|supplies) last|money[- ]back|early bird|deals?|"
        r"no obligation|at no cost|included in the price)\b",
    ),
    _cue(
        "book",
        Kind.PROMOTIONAL,
        "Asks people to book",
        r"\b(?:book (?:now|online|your|a|an|today|early|in)|booking(?:s)?|register(?: now| online| for| today)?|"
        r"registration|sign[- ]?up|sign up|rsvp|reserve (?:your|a)|reservations?|enrol+(?:ment|l)?|"
        r"appointments?|tickets?|spots? (?:are )?(?:limited|available|left)|apply (?:now|online|today))\b",
    ),
    _cue(
        "buy",
        Kind.PROMOTIONAL,
        "Asks people to buy or give",
        r"\b(?:buy (?:now|online|your|a|from)|order (?:now|online|your|yours|from|today)|shop (?:now|online|our|the)|"
        r"add to cart|purchase (?:your|online|a)|donat(?:e|ions?|ing)|subscribe|become a (?:member|sponsor|donor)|"
        r"sponsor(?:ship)?s?)\b",
    ),
    _cue(
        "contact",
        Kind.PROMOTIONAL,
        "Asks people to get in touch",
        r"\b(?:(?:contact|call|e-?mail|visit|message|ask|phone|ring|follow|find|join|see|meet|tell) us|"
        r"contact (?:our|the office|me)|get in touch|give us a call|drop (?:us a line|in|by)|call (?:now|today|me)|"
        r"come (?:and )?(?:visit|join|along|in(?! an?\b| all\b| many\b| several\b| different\b| two\b|"
        r" three\b| from\b)|see)|join (?:our|the|in|me)|stop by|visit (?:our|the|my)|"
        r"check out (?:our|the|my))\b",
    ),
    _cue(
        "we offer",
        Kind.PROMOTIONAL,
        "Speaks for the business",
        r"\b(?:we|i)(?:['’](?:ve|re|ll|m)| have| are| am| also| can| will| would| now| currently)* "
        r"(?:offer(?:ing)?|provid(?:e|ing)|speciali[sz]e|suppl(?:y|ies)|stock|sell|deliver|design|create|craft|"
        r"produce|serve|cater|help(?:ed)?|support|pride|guarantee|strive|ensure|work with|excited|proud|"
        r"pleased|delighted|launch(?:ed|ing)?|host(?:ing)?|invite|welcome|built|make|use|run|teach)\b|"
        r"\b(?:our|my) (?:team|staff|services?|products?|range|clients?|customers?|experts?|professionals?|company|"
        r"business|mission|menu|shop|store|studio|collection|classes|workshops?|courses?|programs?|programmes?|"
        r"experience|technology|platform|solutions?|facilit(?:y|ies)|school|events?|designers?|work|goal|vision|"
        r"approach|members?|volunteers)\b",
    ),
    _cue(
        "praise",
        Kind.PROMOTIONAL,
        "Talks something up",
        r"\b(?:award[- ]winning|leading|premier|finest|best[- ]selling|best in|"
        r"the best(?! (?:things?|ways?|times?|practices?|advice|medicine|tonic|place to|you can|of (?:both|them)|"
        r"\w+ (?:is|are) the one)\b)|trusted|renowned|unique(?:ly)?|"
        r"exclusive|perfect(?:ly)?|stunning|luxur(?:y|ious)|state[- ]of[- ]the[- ]art|world[- ]class|top[- ]quality|"
        r"high(?:est)?[- ]quality|fully (?:insured|qualified|licensed|equipped|trained)|certified|experienced|"
        r"professional(?:ly)?|passionate|dedicated|committed|unforgettable|amazing|wonderful|beautiful(?:ly)?|"
        r"delicious|family[- ](?:run|owned)|handmade|hand-?crafted|one of a kind|second to none|innovative|"
        r"cutting[- ]edge|bespoke|tailored|affordable|seamless(?:ly)?|highly recommend(?:ed)?|years of experience|"
        r"established in|founded in|since (?:19|20)\d\d)\b",
    ),
    _cue(
        "date",
        Kind.PROMOTIONAL,
        "Names a date or an hour",
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|"
        r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|on (?:all |most )?"
        rf"{_DAY}s\b|(?:every|each|this|next|first|second|third|last) {_DAY}\b|"
        rf"{_DAY}s?(?= ?(?:[,–-]|to|and|at|from|night at|evening at) ?(?:the )?(?:\d|{_DAY}))|"
        rf"{_DAY}s? (?:mornings|afternoons|evenings|nights)\b)",
    ),
    _cue(
        "hours",
        Kind.PROMOTIONAL,
        "Gives opening hours",
        r"\b(?:open(?:ing)? (?:hours|times|daily|every day|from|until|to the public)|we(?:['’]re| are) open|"
        r"office hours)\b",
    ),
    _cue(
        "do this",
        Kind.HELPFUL,
        "Tells people what to do",
        rf"(?:(?:(?<=^)|(?<=[.!?:;•] )|(?<=[.!?]\n))(?:please |first,? |then,? |instead,? |simply |just )?|"
        r"(?:(?<=^)|(?<=[.!?:] ))(?:if|when|whenever|every|on|after|before|once|to|for|at|instead of|as soon as)\b"
        r"[^.!?,:]{3,90}, (?:then )?)"
        rf"(?P<said>(?:{_IMPERATIVES})\b(?: (?:up|down|out|off|back|away|over)\b)?)"
        r"(?! (?:us|our)\b| (?:is|are|was|were|can|will|has|you|we|i|they|it (?:is|was))\b)|"
        r"(?<=, )(?:and |then )?(?P<also>(?:stand|sit|lie|bend|lean|stretch|reach|turn|breathe|lift|push|pull|put)\b"
        r"(?: (?:up|down|out|off|back|over|round)\b)?)(?= (?:for|your|the|a|an|to|on|with|and)\b|[,.;])",
    ),
    _cue(
        "advice",
        Kind.HELPFUL,
        "Gives advice",
        r"\b(?:you (?:should|need to|must|may want to|might want to|don['’]t need)|"
        r"(?<=\w )should(?:n['’]t)?(?! (?:i|we|you|it|they)\b)|make sure|ensure "
        r"(?:that|you|your)|try to|it['’]?(?: i)?s (?:best|important|a good idea|recommended|worth|safer|helpful) "
        r"(?:to|that)|(?:best|good) (?:way|practice|time) to|tips?|avoid(?:ing)?|"
        r"the (?:key|trick|secret) (?:is|to)|remember (?:to|that)|be (?:careful|aware|sure))\b",
    ),
    _cue(
        "figure",
        Kind.HELPFUL,
        "Gives a figure",
        r"\b(?:\d[\d.,]* ?(?:%|per ?cent\b|percent\b)(?! off| discount)|(?:one|two|three|four|\d+) (?:in|out of) "
        r"(?:every )?(?:two|three|four|five|six|ten|\d+)\b|(?:twice|half(?! an?\b| past\b| hours?\b|"
        r" board\b)|double|\d+ times|a third|a quarter|"
        r"two[- ]thirds|\d+(?:[.,]\d+)? (?:million|billion))\b)",
    ),
    _cue(
        "explains",
        Kind.HELPFUL,
        "Explains something",
        r"\b(?:because|means? (?:that|you)|which means|the reason|due to|caused by|as a result|leads? to|"
        r"results? in|depends on|refers to|(?:is|are) (?:called|known as|defined as)|for example|for instance|"
        r"(?:research|stud(?:y|ies)|survey|experts?) (?:show|found|suggest|finds|say|agree|recommend)s?|"
        r"according to|the difference between|in other words|how to)\b",
    ),
    _cue(
        "warning",
        Kind.HELPFUL,
        "Warns of something",
        r"\b(?:risks?|dangers?|dangerous|warning|symptoms?|signs? of|prevent(?:s|ion|ing)?|safety|infection|"
        r"injur(?:y|ies)|toxic|poisonous|allerg(?:y|ies|ic)|emergency|protect(?:s|ing)? (?:your|you|against|from))\b",
    ),
    _cue(
        "question",
        Kind.CONVERSATION,
        "Asks the reader a question",
        r"(?:\b(?:you|your|yours|anyone|who|which|what['’]s|favou?rite)\b[^.!?]{0,160}\?)",
        quotes=False,
    ),
    _cue(
        "thanks",
        Kind.CONVERSATION,
        "Thanks or welcomes people",
        r"\b(?:thank(?:s| you)|grateful to|welcome(?: (?:to (?:the|our)|back|all|everyone|aboard)|(?=[.!]))|"
        r"congratulations|"
        r"congrats|happy (?:birthday|anniversary|new year|christmas|holidays|easter)|well done|hats off|shout[- ]?out|"
        r"warm welcome|good luck|we appreciate|we['’]d love to hear|let us know|tell us|share your)\b",
    ),
    _cue(
        "credit",
        Kind.CURATED,
        WITH_A_LINK,
        r"\b(?:via|by|from|according to|h/t|source:?|written by|article by|courtesy of|originally (?:published|posted))"
        r"\b[^.!?]{0,80}(?:https?://|www\.)\S+|(?:https?://|www\.)\S+[^.!?]{0,40}\b(?:via|by|h/t|courtesy of) @?\w+",
        quotes=False,
    ),
    _cue("passes on", Kind.CURATED, "Passes on something by someone else", _PASSED_ON, quotes=False),
)
CREDIT, PASSES_ON = CUES[-2:]
# What others made and gave to all; with a link to it, it is worth passing on.
_THEY_MADE = re.compile(
    r"^(?:the|our neighbours?|a|an|some|my|\w+)\b[^.!?]{0,50}\b(?:has|have) (?:\w+ )?(?:put (?:up|together|"
    r"out)|written|made|"
    r"published|started|collected|filmed|drawn|recorded|shared|posted|released|mapped|listed|built)\b|"
    r"^the [^.!?,]{3,60} (?:fixes|shows|explains|lends|teaches|tells|lists|maps|collects|records|publishes)\b"
)
_AS_A_WHOLE = {
    Kind.HELPFUL: "Its wording as a whole sounds helpful",
    Kind.PROMOTIONAL: "Its wording as a whole sounds promotional",
    Kind.CONVERSATION: "Its wording as a whole sounds like the start of a talk",
    Kind.CURATED: "Its wording as a whole points to somebody else's work",
}
NOTHING_SOLD = "No price, offer, date or booking words"
_SELLING = ("price", "offer", "book", "buy", "contact", "hours", "date")
USE_TODAY = "Advice a reader can use today"


@functools.lru_cache(maxsize=4096)
def hits(text: str, linked: bool = False) -> tuple[Hit, ...]:
    """Every cue found in a text, in the order of `CUES`. `linked`: words of it link to somebody else's pages."""
    low = lowered(text)
    found = _hits(text, low)
    if linked and (_THEY_MADE.search(low) or any(hit.cue is PASSES_ON for hit in found)):
        found = [hit for hit in found if hit.cue.kind is not Kind.CURATED]
        found.append(Hit(CREDIT, (text,)))
    return tuple(found)


def _hits(text: str, low: str) -> list[Hit]:
    found = []
    for cue in CUES:
        words = tuple(text[slice(*_said(match))].strip() for match in cue.pattern.finditer(low))
        if words:
            found.append(Hit(cue, words))
    return found


def counts(low: str) -> list[int]:
    """How often each of `CUES` is found in a text that is in lower case."""
    return [len(cue.pattern.findall(low)) for cue in CUES]


def _said(match: re.Match[str]) -> tuple[int, int]:
    for group in match.re.groupindex:
        if match[group] is not None:
            return match.span(group)
    return match.span()


def told(found: Iterable[Hit], kind: Kind, unproven: Container[str] = ()) -> tuple[str, ...]:
    """The cues in plain lines: first those for `kind`, then those against it, each of these led by "-". Those named in
    `unproven` are there, but moved nothing, and are not told."""
    found = tuple(found)
    shown = tuple(hit for hit in found if hit.cue.name not in unproven)
    speaking_for = [hit.told for hit in shown if hit.cue.kind is kind]
    names = {hit.cue.name for hit in found}
    if kind is Kind.HELPFUL:
        if {hit.cue.name for hit in shown} & {"do this", "advice"}:
            speaking_for.insert(0, USE_TODAY)
        if not names.intersection(_SELLING):
            speaking_for.append(NOTHING_SOLD)
    if not speaking_for:
        speaking_for.append(_AS_A_WHOLE[kind])
    elif kind is Kind.CONVERSATION and "question" in names:
        speaking_for.append("Best posted when you can answer")
    against = ["-" + hit.told for hit in shown if _speaks_against(hit.cue.kind, kind)]
    return (*speaking_for, *against)


def _speaks_against(found: Kind, kind: Kind) -> bool:
    """Whether a cue for one kind is worth telling against another: selling against the rest, and back."""
    return found is not kind and (found is Kind.PROMOTIONAL or kind is Kind.PROMOTIONAL)
