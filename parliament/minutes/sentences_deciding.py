"""The sentences of the minutes about deciding: proposals, questions put, divisions."""

from __future__ import annotations

from typing import Final

DECIDING: Final[dict[str, tuple[str, str]]] = {
    # Proposals and questions put
    "proposals": ("Yrkanden", "Proposals"),
    "prepared": ("Förslag till beslut: {words}", "Proposal for decision: {words}"),
    "proposes": ("{who}, yrkar {what}.", "{who}, proposes {what}."),
    "motivation": ("Motivering: {words}", "Reason: {words}"),
    "referral_to": ("{what} till {receiver}", "{what} to {receiver}"),
    "supported_by": ("Instämmer: {names}.", "Supported by {names}."),
    "refused_proposal": ("Ordföranden avvisade yrkandet.", "The chair refused the proposal."),
    "process": ("Beslutsgång", "How the decision was made"),
    "debate_closed": (
        "Ordföranden förklarar överläggningen avslutad {time}.",
        "The chair declares the debate closed, {time}.",
    ),
    "proposals_confirmed": (
        "Yrkandena läses upp och bekräftas med klubbslag.",
        "The proposals are read back and confirmed by the gavel.",
    ),
    "order_approved": ("Propositionsordningen godkänns.", "The order of putting is approved."),
    "put_formal": (
        "Ordföranden ställer proposition på {main} mot att ärendet avgörs idag.",
        "The chair puts {main} against deciding the matter today.",
    ),
    "put_formal_against": (
        "Ordföranden ställer {main} mot {counter}.",
        "The chair puts {main} against {counter}.",
    ),
    "put_main": (
        "Ordföranden ställer proposition på yrkandena och finner huvudförslaget: {main}.",
        "The chair puts the proposals and perceives as main proposal: {main}.",
    ),
    "put_main_against": (
        "Ordföranden ställer huvudförslaget {main} mot motförslaget {counter}.",
        "The chair puts the main proposal, {main}, against the counter-proposal, {counter}.",
    ),
    "put_counter": (
        "Om motförslag: ordföranden ställer proposition på {main}.",
        "For counter-proposal: the chair puts {main}.",
    ),
    "put_counter_against": (
        "Om motförslag (förberedande): ordföranden ställer {main} mot {counter}.",
        "For counter-proposal (preliminary): the chair puts {main} against {counter}.",
    ),
    "put_addition": (
        "Ordföranden ställer proposition på {main} mot avslag på tillägget.",
        "The chair puts {main} against rejecting the addition.",
    ),
    "put_addition_against": (
        "Ordföranden ställer {main} mot {counter}.",
        "The chair puts {main} against {counter}.",
    ),
    "demanded": ("Votering begärs.", "A division is demanded."),
    "demanded_by": ("Votering begärs av {who}.", "A division is demanded by {who}."),
    "wording": (
        "Godkänd voteringsproposition: Ja för {yes}. Nej för {no}.",
        "Approved wording of the division: Yes for {yes}. No for {no}.",
    ),
    "divisions_voided": (
        "Omröstningen gjordes om: {count} ogiltigförklarades.",
        "The division was repeated: {count} annulled.",
    ),
    "won_question": ("Utfall: {what}{how}.", "Outcome: {what}{how}."),
    "decided_today": ("ärendet ska avgöras idag", "the matter is to be decided today"),
    "rejected": ("avslag", "rejected"),
    "by_acclamation": (" (acklamation)", " (acclamation)"),
    "by_majority": (" (omröstning, enkel majoritet)", " (division, simple majority)"),
    "by_casting_vote": (
        " (omröstning, ordförandens utslagsröst)",
        " (division, the chair's casting vote)",
    ),
    "by_lot": (" (omröstning, lottning)", " (division, drawing of lots)"),
    "by_minority": (
        " (omröstning, en tredjedel av de närvarande: minoritetens rätt)",
        " (division, one third of those present: the minority's right)",
    ),
    "chairs_reading": ("Ordförandens tolkning: {words}", "The chair's reading: {words}"),
    "taken_up_again": ("Ärendet tas upp på nytt {time}.", "The matter is taken up again, {time}."),
    "proposed_again": (
        "(Sedan ärendet har tagits upp på nytt.)",
        "(After the matter was taken up again.)",
    ),
    "matter_adjourned": ("Ärendet ajourneras.", "The matter is adjourned."),
    "matter_postponed": ("Ärendet bordläggs.", "The matter is postponed."),
    "matter_referred_back": ("Ärendet återremitteras.", "The matter is referred back."),
    "matter_dropped": ("Ärendet utgår.", "The matter is dropped."),
    "dissents": ("{who}, reserverar sig mot beslutet.", "{who}, dissents from the decision."),
    "dissents_with": (
        "{who}, reserverar sig mot beslutet: {words}",
        "{who}, dissents from the decision: {words}",
    ),
    # Divisions
    "secret": ("Sluten omröstning.", "Secret division."),
    "recorded": ("Öppen omröstning.", "Recorded division."),
    "opened_at": ("Öppnad {opened}.", "Opened {opened}."),
    "opened_closed": ("Öppnad {opened}, stängd {closed}.", "Opened {opened}, closed {closed}."),
    "follows": ("Omröstningen följer på ”{title}”.", "The division follows “{title}”."),
    "at_most": (
        "Varje röst kunde omfatta högst {count} alternativ.",
        "Each ballot could name at most {count} options.",
    ),
    "means": ("{option} betyder: {means}", "{option} means: {means}"),
    "counts": (
        (
            "Röstlängd {register}. Avgivna röster {voted}: digitalt {digital}, på papper {paper}. "
            "Blanka {blank}."
        ),
        (
            "Electoral register {register}. Ballots cast {voted}: digital {digital}, on paper {paper}. "
            "Blank {blank}."
        ),
    ),
    "tellers": ("Pappersrösterna räknades av {names}.", "The paper ballots were counted by {names}."),
    "two_tellers": ("Pappersrösterna räknades av två rösträknare.", "Two tellers counted the paper ballots."),
    "options": ("Alternativ och röster", "Options and votes"),
    "number": ("Nr", "No."),
    "option": ("Alternativ", "Option"),
    "votes": ("Röster", "Votes"),
    "points": ("Poäng", "Points"),
    "share": ("Andel", "Share"),
    "result": ("Utfall", "Outcome"),
    "at_most_points": (
        "Varje röst kunde ge högst {count} poäng i allt.",
        "Each ballot could give at most {count} points in all.",
    ),
    "ranked": (
        "Alternativen rangordnades (Schulzes metod). Antalen är förstahandsröster.",
        "The options were ranked (Schulze's method). The counts are of first places.",
    ),
    "ranked_every_pair": (
        "{first} vann mot vart och ett av de andra alternativen, par för par.",
        "{first} won against each of the other options, pair by pair.",
    ),
    "ranked_paths": (
        "Inget alternativ vann mot alla andra. De starkaste kedjorna av vinster placerar {first} först.",
        "No option won against all others. The strongest chains of wins place {first} first.",
    ),
    "ranked_level": ("Första platsen delas av {first}.", "The first place is shared by {first}."),
    "ranked_nobody": ("Ingen rangordnade något alternativ.", "Nobody ranked any option."),
    "order": ("Ordning: {order}.", "Order: {order}."),
    "pairs": (
        "Par för par: så många röster satte raden före kolumnen",
        "Pair by pair: how many ballots put the row above the column",
    ),
    "shift": ("Förskjutning sedan ”{title}”", "Shift since “{title}”"),
    "before": ("Före", "Before"),
    "after": ("Efter", "After"),
    "points_of_percent": ("Skillnad, procentenheter", "Difference, percentage points"),
    "movers": (
        "{changed} av {both} platser som röstade båda gångerna ändrade sin röst.",
        "{changed} of {both} seats that voted both times changed their vote.",
    ),
    "commitment": (
        (
            "Fröets mittersta del är hemligheten som låstes när omröstningen öppnades: dess SHA-256 är "
            "{commitment} och står i journalen från öppnandet."
        ),
        (
            "The middle part of the seed is the secret that was fixed when the division opened: its SHA-256 "
            "is {commitment} and stands in the journal from the opening."
        ),
    ),
    "elected": ("Vald", "Elected"),
    "elected_one": ("Vald: {names}", "Elected: {names}"),
    "elected_many": ("Valda: {names}", "Elected: {names}"),
    "non_votes": (
        (
            "Avstod: {abstains}. Deltog inte i beslutet: {not_participating}. Jäv: {conflict}. "
            "Frånvarande: {absent}."
        ),
        (
            "Abstained: {abstains}. Took no part: {not_participating}. Conflict of interest: {conflict}. "
            "Absent: {absent}."
        ),
    ),
    "group_not_participating": ("Deltar inte i beslutet", "Takes no part in the decision"),
    "group_conflict": ("Jäv", "Conflict of interest"),
    "group_absent": ("Frånvarande", "Absent"),
    "majority": ("Majoritet", "Majority"),
    "won_casting_vote": ("Utslagsröst", "Casting vote"),
    "won_lot": ("Lottning", "By lot"),
    "won": ("Framröstad", "Voted up"),
    "annulled": ("Ogiltigförklarad. Skäl: {reason}", "Annulled. Reason: {reason}"),
    "annulled_only": ("Ogiltigförklarad.", "Annulled."),
    "undecided": ("Resultatet är inte avgjort.", "The result has not been declared."),
    "going_on": ("Omröstningen pågår.", "The division is going on."),
    "nothing_won": ("Inget alternativ vann.", "No option won."),
    "result_is": ("Resultat: {option}", "Result: {option}"),
    "voted_up_one": ("Framröstad: {names}", "Voted up: {names}"),
    "voted_up_many": ("Framröstade: {names}", "Voted up: {names}"),
    "tie": ("Lika röstetal mellan {names}.", "Equal votes for {names}."),
    "tie_both": (
        "Enligt regeln, som bestämdes före omröstningen, besvaras alla.",
        "By the rule set before the division, all are answered.",
    ),
    "tie_deciding": ("En skiljeomröstning avgör.", "A deciding division settles it."),
    "tie_casting": ("Ordförandens utslagsröst avgjorde.", "The chair's casting vote decided."),
    "tie_lot": ("Lotten avgjorde. Dragen ordning: {drawn}.", "The lot decided. Order drawn: {drawn}."),
    "lot_seed": (
        "Lottens frö: {seed} (ordnas efter SHA-256 av frö, lodstreck och alternativets beteckning).",
        "Seed of the lot: {seed} (ordered by SHA-256 of the seed, a vertical bar and the option's mark).",
    ),
    "who_voted": ("Så röstade platserna", "How the seats voted"),
    "group": ("{choice} ({count})", "{choice} ({count})"),
    "blank": ("Blank", "Blank"),
    "seat_person": ("{seat} {name}, {company}", "{seat} {name}, {company}"),
    "yes": ("Ja", "Yes"),
    "no": ("Nej", "No"),
    "abstain": ("Avstår", "Abstains"),
}
