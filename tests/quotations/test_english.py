"""English press: marks, attributions, reported speech, names in marks."""

import pytest

from tests.quotations.drawn import read_drawn

DIRECT = [
    "“⟦d r cue=said: The bridge opens in May,⟧” [[John Roe|r]] said.",
    "“⟦d r cue=said: The bridge opens in May,⟧” said [[John Roe|r]].",
    '"⟦d r label=Roe: The bridge opens in May,⟧" the minister for roads, [[Roe|r]], said.',
    "“⟦d r: The bridge opens in May,⟧” said [[Roe|r]], the minister for roads.",
    "“⟦d r: The bridge opens in May,⟧” [[Roe|r]], the minister for roads, told reporters.",
    "“⟦d r: The bridge opens in May,⟧” [[John Roe|r]], director of roads, rivers and bridges at the northern institute, told [[Mary Poe|p]].",
    "“⟦d r: The bridge opens in May,⟧” the director of roads and rivers of the northern institute, [[John Roe|r]], said on Monday.",
    "[[Roe|r]] said: “⟦d r cue=said: The bridge opens in May.⟧”",
    "[[Roe|r]] said, “⟦d r: The bridge opens in May.⟧”",
    "[[Roe|r]] said “⟦d r: We will open the bridge in May.⟧”",
    "In a speech on Monday, [[Roe|r]] warned: “⟦d r cue=warned: The river is rising.⟧”",
    "[[Mary Poe|p]] told the Northern Star: “⟦d p: The ferry is late.⟧”",
    "“⟦d r cue=said: We will,⟧” [[Roe|r]] said, “⟦d r rule=reopened: open it in May.⟧”",
    "“⟦d r: We will open it,⟧” [[Roe|r]] said. “⟦d r rule=goes_on: We have the money.⟧”",
    "“⟦d r: Will it open?⟧” [[Roe|r]] asked. “⟦d r: It will.⟧”",
    "“⟦d r: It opens today!⟧” shouted [[Roe|r]].",
    "“⟦d r: We will open the bridge in May.\n“We will mend the road too,⟧” [[Roe|r]] said.",
    "[[Roe|r]] said that ⟦i r: the bridge was ready⟧. In addition, ⟦i r cue=In_addition rule=continued: the port will open two piers⟧.",
    "[[Roe|r]] said that ⟦i r: the bridge was ready⟧. In addition, the two sides discussed ferries.",
    "[[Roe|r]] said ⟦i r: the bridge was ready⟧.\n“⟦d r rule=introduced: We have worked on it for years.⟧”",
    "“⟦d r: The paper called it ‘the bridge of the century’ and it is,⟧” [[Roe|r]] said.",
    "“⟦d r: It’s John’s bridge, don’t you think?⟧” [[Roe|r]] asked.",
    "‘⟦d r: The bridge opens in May,⟧’ [[Roe|r]] said.",
    "'⟦d r: The bridge opens in May,⟧' [[Roe|r]] said.",
    '"⟦d - label=he: The bridge opens in May,⟧" he said.',
    "[[John Roe|r]] came to Lugov. “⟦d r label=he: The bridge opens in May,⟧” he said.",
    "[[Mary Poe|p]] met [[John Roe|r]] on Monday. “⟦d p label=she: The bridge is ours,⟧” she added.",
    "“⟦d - label=residents: The ferry is gone,⟧” residents said.",
    "“⟦d g label=The_president: The bridge opens in May,⟧” [[The president|office:g]] said.",
    "[[Roe|r]] tweeted: “⟦d r cue=tweeted: The bridge is open!⟧”",
]

OTHER = [
    # "That" points at a day or a speech and opens no clause.
    "“⟦d r: The bridge is open,⟧” [[Roe|r]] said that day.",
    "“⟦d r: The bridge is open,⟧” [[Roe|r]] told her that afternoon in Lugov.",
    "“⟦d r: The bridge is open,⟧” [[Roe|r]] said in that address.",
    "[[Roe|r]] came to Lugov. “⟦d r: The bridge is open,⟧” he said of that.",
    "[[Roe|r]] said that ⟦i r: work on the bridge had ended⟧.",
    # The subject of a trailing attribution behind its verb, with more than a name.
    "⟦i -: Opening the bridge could cost a lot⟧, said a builder from the north of the valley.",
    "[[Roe|r]] warned drivers ⟦i r: they would lose the ferry⟧.",
    "[[Roe|r]] told the crowd ⟦i r: the bridge was open⟧.",
    "[[Roe|r]] said ⟦i r: the bridge opens in May⟧.",
    "[[Roe|r]] suggested ⟦i r: US builders would come⟧.",
    "According to [[Roe|r]] ⟦i r: the bridge would open in May⟧.",
    # A cue between commas inside the clause.
    "⟦i r: A good bridge⟨, [[Roe|r]] said,⟩ takes more than stone⟧.",
    "⟦i r: By spring⟨, said [[Roe|r]],⟩ the bridge will be ready⟧.",
    # Where the clause ends: a joined cue of its own, a main clause behind "though".
    "[[Roe|r]] said ⟦i r: the bridge was open⟧, but [[Poe|p]] claimed that ⟦i p: it was closed⟧.",
    "Though [[Roe|r]] said ⟦i r: the bridge was open⟧, nobody came.",
    "[[Roe|r]] told the Union of Builders ⟦i r: the bridge was open⟧.",
    # Marks of two makes close each other.
    '"⟦d r: The bridge is open,⟧” [[Roe|r]] said. “⟦d r: The road is not.⟧"',
    # A trailing attribution with its subject first takes the marked words of the sentence.
    "The road would ‘⟦m r: seek to join the two valleys⟧’ with a bridge, [[Roe|r]] said.",
    # A sentence that goes on in small letters behind the attribution.
    "“⟦d r: It is a good bridge,⟧” [[Roe|r]] said. “⟦d r: and the road is good too.⟧”",
    # Cues of manner.
    "“⟦d r cue=shared: I like to see the bridge,⟧” [[Roe|r]] shared. “⟦d r: It is ours.⟧”",
    "[[Roe|r]], a former minister, says [[Poe|p]] “⟦m r: has built a good bridge⟧”.",
    "[[Roe|r]] called the treaty “⟦m r cue=called: the last chance⟧”.",
    "[[Roe|r]] described the road as “⟦m r: beyond repair⟧”.",
    "[[Roe|r]] said the road was “⟦m r: beyond repair⟧”.",
    "[[Roe|r]] said the visit was “⟦m r: historic⟧”.",
    "According to [[Mary Poe|p]], the road is “⟦m p cue=According_to: beyond repair⟧”.",
    "In [[Roe’s|r]] words, the road is “⟦m r: beyond repair⟧”.",
    "The road is “⟦m r: beyond all repair⟧”, [[Roe|r]] said.",
    "[[Roe|r]] vowed to mend the road, which he called “⟦m r: a disgrace⟧”, before the snow comes in winter.",
    "[[Roe|r]] said that ⟦i r cue=said rule=that_clause: the bridge would open in May⟧.",
    "[[Roe|r]] said ⟦i r rule=bare_clause: the bridge would open in May⟧.",
    "[[Roe|r]] told reporters ⟦i r: the bridge would open in May⟧.",
    "[[Roe|r]] told the [[Northern Star|org:n]] that ⟦i r: the bridge would open in May⟧.",
    "[[Roe|r]] said on Monday that ⟦i r: the bridge would open in May⟧.",
    "[[Roe|r]] told the Northern Star ⟦i r: the bridge would open in May⟧.",
    "[[Roe|r]] told [[Poe|p]] ⟦i r: the bridge would open in May⟧.",
    "[[Roe|r]] allies said ⟦i - label=Roe_allies: the bridge would open in May⟧.",
    "[[Roe’s|r]] campaign said ⟦i -: the bridge would open in May⟧.",
    "⟦i r: The bridge will open in May⟧, said veteran bridge builder [[John Roe|r]].",
    "⟦i r: But now comes the hard part⟧, [[Roe|r]] said.",
    "[[Roe|r]] said during a long news conference that ⟦i r: the bridge would open in May⟧.",
    "“⟦d - label=the_lawmakers: The bridge is open,⟧” the lawmakers wrote.",
    "[[Roe|r]] said in a statement ⟦i r: the bridge would open in May⟧.",
    "[[Roe|r]], speaking with [[Lesny|l]] in Lugov, said ⟦i r: the bridge would open in May⟧.",
    "[[John Roe|r]], [[president of Soran|office:g]], said ⟦i r: the bridge would open in May⟧.",
    "[[Prime Minister|office:g]] [[John Roe|r]] said ⟦i r label=John_Roe: the bridge would open in May⟧.",
    "⟦i r rule=clause_before: The bridge will open in May⟧, [[Roe|r]] said.",
    "⟦i r: The bridge will open in May⟧, said [[Roe|r]].",
    "According to [[Roe|r]], ⟦i r rule=by_phrase: the bridge will open in May⟧.",
    "⟦i r: The bridge will open in May⟧, according to [[Roe|r]].",
    "As [[Roe|r]] said, ⟦i r: the bridge will open in May⟧.",
    "[[Roe|r]] pledged to ⟦i r rule=infinitive: open the bridge in May⟧.",
    "[[Roe|r]] promised ⟦i r: not to close the old bridge⟧.",
    "[[Roe|r]] met [[Lesny|l]]. The two leaders stressed ⟦i r+l label=The_two_leaders: the importance of the new railway⟧.",
    "[[Roe|r]] met [[Lesny|l]]. They said ⟦i r+l label=They: the railway would open in May⟧.",
    "[[Roe|r]] and [[Lesny|l]] said ⟦i r+l: the railway would open in May⟧.",
    "[[Roe|r]] conveyed ⟦i r for=g: warm greetings from [[the president|office:g]]⟧.",
    "[[Roe|r]] said ⟦i r: the bridge was ready⟧, adding that ⟦i r cue=adding: the ferry would stay⟧.",
    "“⟦d r src=his_press_service: The bridge is open,⟧” [[Roe|r]] said, according to his press service.",
    "[[Roe|r]] met [[Lesny|l]]. The two leaders agreed that “⟦m r+l: the water is shared.⟧”",
    "In 2008, the union said ⟦i - label=the_union: the bridge would open in May⟧.",
    "# [[Roe|r]]: ⟦i r place=headline: bridge to open in May⟧\nWork began in spring.",
    "# [[Roe|r]] says ⟦i r place=headline: bridge is ready for traffic⟧\nWork began in spring.",
    "# ‘⟦d r place=headline: We will not stop⟧’: [[Roe|r]] on roads\nWork began in spring.",
    "[[Roe|r]] said ⟦i r src=state_television: the bridge was ready⟧, as reported by state television.",
    # A body speaks without an article; ", prompting …", a closing bracket and "who …" behind a name are the reporter's again.
    "⟦i -: The toll had risen to twenty⟧, Vellian authorities said late on Monday.",
    "The council said ⟦i -: the bridge was closed⟧, prompting anger in the valley.",
    "It is not known (the council says that ⟦i -: it will open⟧), how many came.",
    "⟦i r: The bridge was closed in May⟧, according to [[Olm Roe|r]], who heads the port.",
    "⟦i - label=he: Every road will be mended⟧, he said, pointing at [[Olm Roe|r]].",
    "[[Roe|r]] said ⟦i r: her voice was lower since the storm⟧.",
    # What leads to marked words ends with them.
    "[[Roe|r]] said she announced: “⟦d r: The ship will come,⟧” and claimed that ⟦i r: it never came⟧.",
    # One or two marked words between an article and a noun are a term in the clause.
    "[[Roe|r]] said ⟦i r: the town would get a new “quick lane” scheme that pays⟧.",
]

SILENT = [
    # Nouns that look like cues.
    "Analysts call the new road rules a “quiet thaw” in the valley.",
    "The valley heard false claims that the bridge is closed.",
    "Families were sent home after reports of a flood on the “old road” in the valley.",
    # A verb beside a thing is no trailing attribution; "thought to have been" has no speaker.
    "Mr [[Roe|r]], the minister for the bridges, posted a photo of the ferry in May.",
    "[[Roe|r]] declared the gifts, thought to have been sent before the bridge was opened.",
    "The bridge is said to have been closed in May.",
    "[[Roe|r]] announced a plan that would close the bridge.",
    "[[Roe|r]] started “a new road” on Monday.",
    "One would think the bridge was closed in May.",
    "[[Roe|r]] denied having closed the bridge when the river was high.",
    "If all goes according to plan, the bridge will be open in May.",
    "[[Roe|r]] confirmed Poe's accounts of the old road.",
    "[[Roe|r]] hasn’t yet said whether the bridge will open.",
    "In the cases when the court has not, [[Roe|r]] has responded with silence.",
    "The committee sent a letter demanding answers about the “long road” to the north of the old valley.",
    "When an officer first called, [[Roe|r]] shrugged off the noise of the river and of the mill and of “all the boats”.",
    "The college was declared an “undesirable” place by the court.",
    "A good question, answered above, is why the bridge was built.",
    "After the long invasion, [[Roe|r]] said nothing.",
    "# Inside a [[Roe|r]] rebellion: this is what a bridge looks like\nWork began in spring.",
    "# New turn in the bridge case: [[Roe|r]] agrees to talk\nWork began in spring.",
    "Roe told the truth about the road that was closed.",
    "Roe told Poe about the road that was closed.",
    "[[Roe|r]] has not said that the bridge is safe.",
    "The newspaper “Northern Land” has a new owner.",
    "The film “We Are Going Home” opens on Friday.",
    "Her song “Happiness” was played twice.",
    "A so-called “house on wheels” drove by.",
    "The member states have supplied arms.",
    "He is said to be the only person that knows the road.",
    "The added cost of the bridge was high.",
    "A 12\" pipe and a 6' board lay there.",
    "The workers' union and the leaders’ council met.",
    "The “Golden Gate Award” went to a choir.",
    "This isn't to say a bridge is needed.",
    "The boat “Anna” left at five.",
]


@pytest.mark.parametrize("drawn", [*DIRECT, *OTHER])
def test_english(drawn: str) -> None:
    expected, found = read_drawn(drawn, "en")
    assert found == expected


@pytest.mark.parametrize("drawn", SILENT)
def test_no_english_quotation(drawn: str) -> None:
    _, found = read_drawn(drawn, "en")
    assert found == set()
