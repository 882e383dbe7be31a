"""The sentences of the live page, for the server's rendering and for the script alike."""

from __future__ import annotations

from flask_babel import gettext as _


def receipt_words() -> dict[str, str]:
    """What a receipt means, by status or by code."""
    return {
        "recorded": _("Din röst är sparad"),
        "replaced": _("Din ändrade röst är sparad"),
        "already_recorded": _("Din plats har redan röstat i den här omröstningen. Den första rösten gäller."),
        "malformed": _("Rösten gick inte att läsa. Läs in sidan igen och rösta en gång till."),
        "unknown_division": _("Omröstningen finns inte längre. Läs av sidan och rösta igen."),
        "division_closed": _("Omröstningen stängde innan din röst kom fram. Den är inte räknad."),
        "not_checked_in": _(
            "Du är inte incheckad, så rösten räknas inte. Tryck på ”Jag är här” eller gå till dörren."
        ),
        "not_in_register": _("Du kom in efter att omröstningen öppnade. Du är med i nästa omröstning."),
        "votes_on_paper": _("Du har fått en valsedel av papper, så rösten från telefonen räknas inte."),
        "nonce_taken": _("Rösten kunde inte tas emot. Försök igen."),
        "invalid_choice": _("Valet finns inte i den här omröstningen. Välj igen."),
        "too_many_choices": _("Du har valt för många alternativ. Ta bort något och rösta igen."),
        "too_many_points": _("Du har delat ut fler poäng än du har. Ta bort några och rösta igen."),
        "too_fast": _("Det är många som röstar just nu. Rösten är inte räknad än. Försök igen."),
        "unknown_key": _("Din länk har ersatts av en ny. Be hjälpdisken om din kod."),
    }


def why_not_words() -> dict[str, str]:
    """Why a seat cannot vote now."""
    return {
        "may_speak": _("Du deltar utan rösträtt: ett annat ombud röstar för ditt företag."),
        "not_checked_in": _("Du är inte incheckad än."),
        "not_in_register": _("Omröstningen öppnade innan du checkade in. Du är med i nästa omröstning."),
        "votes_on_paper": _("Du röstar på papper i den här omröstningen. Lämna valsedeln till rösträknarna."),
    }


def live_words() -> dict[str, str]:
    """Everything else that the script says."""
    return {**_connection_words(), **_ballot_words(), **_result_words(), **_day_words()}


def _connection_words() -> dict[str, str]:
    return {
        "connected": _("Ansluten"),
        "admitting": _("Du släpps in strax"),
        "connecting": _("Ansluter …"),
        "offline": _("Ingen kontakt"),
        "restarting": _("Servern startar om. Sidan ansluter själv igen."),
        "waiting_ballot": _("Ingen kontakt. Rösten väntar i telefonen och är inte räknad än."),
        "sending": _("Skickar …"),
        "reload": _("Läs in sidan igen"),
        "dropped": _("Platsen är öppnad med en ny länk på en annan telefon."),
        "refused": _("Anslutningen avvisades. Läs in sidan igen."),
    }


def _ballot_words() -> dict[str, str]:
    return {
        "vote": _("Rösta"),
        "vote_on": _("Rösta på"),
        "vote_yes_no": _("Rösta"),
        "vote_blank": _("Rösta blankt"),
        "blank": _("Blank röst"),
        "choose_one": _("Välj en"),
        "choose_up_to": _("Välj högst"),
        "points_how": _("Dela ut högst {total} poäng"),
        "points_left": _("Kvar att dela ut: {left} av {total} poäng"),
        "points_over": _("Du har delat ut {over} poäng för mycket. Ta bort några."),
        "points_first": _("Ge minst ett poäng först."),
        "less": _("Ett poäng mindre till {option}"),
        "more": _("Ett poäng mer till {option}"),
        "rank_how": _("Sätt dem i ordning, alla eller några"),
        "rank_none": _("Ingen ordning vald än. Sätt det du helst vill ha på plats 1."),
        "rank_order": _("Din ordning: {order}"),
        "rank_first": _("Sätt minst ett alternativ på plats 1 först."),
        "rank_put": _("Sätt {option} på plats {place}"),
        "rank_up": _("Flytta upp {option}"),
        "rank_down": _("Flytta ner {option}"),
        "rank_out": _("Ta bort {option} ur ordningen"),
        "choose_first": _("Välj ett alternativ först."),
        "chosen": _("Vald"),
        "change": _("Ändra"),
        "keep": _("Behåll min röst"),
        "check_ballot": _("Kontrollera min röst"),
        "check_text": _(
            "Märket är din kvittens. När resultatet är meddelat står det i listan bredvid din röst. "
            "Den som ser märket ser då också hur du röstade."
        ),
        "check_list": _("Öppna listan"),
        "full_texts": _("Läs hela frågorna"),
        "secret": _("Sluten omröstning. Systemet visar inte hur du har röstat."),
        "recorded_note": _("Öppen omröstning. Hur du röstar står i protokollet."),
        "voted_before": _("Din röst är sparad"),
    }


def _result_words() -> dict[str, str]:
    return {
        "division_open": _("Omröstning pågår"),
        "division_closed": _("Omröstningen är stängd"),
        "counting": _("Resultatet visas när ordföranden har meddelat det."),
        "result": _("Resultat"),
        "trial": _("Provomröstning"),
        "shift_note": _("Inom parentes: skillnad i procentenheter mot omröstningen före debatten."),
        "elected": _("Vald"),
        "points": _("poäng"),
        "shared_place": _("delad plats"),
        "first_choice": _("förstahandsröst"),
        "first_choices": _("förstahandsröster"),
        "how_every_pair": _("{option} vann mot vart och ett av de andra, två och två."),
        "how_paths": _(
            "Inget alternativ vann mot alla andra: mötena gick i cirkel. "
            "{option} har de starkaste kedjorna och kommer först."
        ),
        "how_level": _("Flera alternativ delar första platsen."),
        "how_nobody": _("Ingen har satt något alternativ i ordning."),
        "how_counted": _("Se hur ordningen räknades"),
        "top_voted": _("Framröstad"),
        "majority": _("Majoritet"),
        "tie": _("Lika röstetal"),
        "tie_both": _("Lika röstetal: alla på gränsen besvaras."),
        "tie_deciding": _("Lika röstetal: en skiljeomröstning avgör."),
        "tie_lot": _("Lika röstetal: lotten avgjorde."),
        "casting": _("Lika röstetal: ordförandens utslagsröst avgjorde."),
        "votes": _("röster"),
        "vote_one": _("röst"),
        "means": _("betyder"),
    }


def _day_words() -> dict[str, str]:
    return {
        "paused": _("Paus"),
        "paused_text": _("Sammanträdet är ajournerat. Sidan visar när det fortsätter."),
        "not_begun": _("Sammanträdet har inte börjat"),
        "ended": _("Sammanträdet är avslutat"),
        "ended_text": _("Tack för idag. Resultaten och protokollet ligger kvar på webbplatsen."),
        "next": _("Snart:"),
        "about": _("cirka"),
        "question_now": _("Frågan på skärmen"),
        "answer_survey": _("Svara på utvärderingen"),
        "results_link": _("Visa resultaten"),
        "here": _("Jag är här"),
        "not_here": _("Du är inte incheckad än. Tryck på ”Jag är här” när du har kommit till lokalen."),
        "not_here_yet": _("Du checkas in på dagen, här på sidan eller i dörren. Ta med biljetten."),
        "is_here": _("Du är incheckad. Sidan visar själv när något händer."),
        "seat": _("Plats"),
    }
