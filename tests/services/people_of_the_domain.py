"""The people of domain.md section 12, none of whom exists: who they are, and what they tell.

A story names nobody but by mark. `unmarked` is a story in which staff left a name standing.
"""

from dataclasses import dataclass

from intake.domain.consent import Languages, Mode

SPANISH = Languages("spa", "spa")


@dataclass(frozen=True, slots=True)
class Someone:
    """One of them. `name`, `phone` and `born` are found nowhere else in a store."""

    case: str
    name: str
    phone: str
    story: str
    born: str = "1994-03-17"
    languages: Languages = SPANISH
    form: str = "intake_f3"
    unmarked: str = ""


MAM = Languages(
    "mam", "mam", interpreter_needed=True, interpreter="I1", relay=True, mode=Mode.PHONE,
    used="spa", pair=("mam", "spa"), promise="promise/1", promised=1_700_000_000_000,
)  # fmt: skip

PEOPLE = (
    Someone("relay", "Xwaan Tzoyol", "+52 55 7301 0001", "Dijo [[person:1]] que no pudo.",
            languages=MAM),
    Someone("kidnapped family", "Ofelmina Barretxea", "+52 55 7301 0002",
            "A [[person:1]] la guardaron unos hombres de uniforme.",
            unmarked="Después Barretxea salió sola."),
    Someone("no words about why", "Teodulfa Quirarte", "+52 55 7301 0003", "No dijeron nada."),
    Someone("reversed by headquarters", "Nemesiana Urquídez", "+52 55 7301 0004",
            "Dijo que tenía miedo de [[person:1]].", form="intake_f4"),
    Someone("negative, never reviewed", "Evodia Zamarripas", "+52 55 7301 0005",
            "Nadie volvió a preguntar.", form="intake_f4"),
    Someone("afraid three times", "Primitiva Ollervides", "+52 55 7301 0006",
            "Lo dije tres veces.", form="intake_f4"),
    Someone("second hearing", "Abundia Chontalpa", "+52 55 7301 0007", "Lo dije en la audiencia."),
    Someone("consent withdrawn", "Herculana Ybarguen", "+52 55 7301 0008", "Ya no quiero."),
    Someone("adolescent", "Delfidio Macuilxo", "+52 55 7301 0009",
            "[[person:1]] me pegaba en la casa.", born="2010-08-02", form="intake_f6"),
    Someone("stopped in distress", "Casimira Tlahuextl", "+52 55 7301 0010", "No puedo más."),
    Someone("pregnant", "Yolotzina Arrambide", "+52 55 7301 0011", "Les dije que estaba grave."),
    Someone("about 1990, before the rains", "Wenceslaa Pixcar", "+52 55 7301 0012",
            "Fue antes de las lluvias.", born="1990-05-15"),
    Someone("two nationalities", "Ruperta Saldívarez", "+52 55 7301 0013", "Soy de los dos."),
    Someone("at two sites", "Ofelmina Barretxea", "+52 55 7301 0002", "Ya lo conté allá."),
    Someone("interpreter replaced", "Anselma Coyotzi", "+52 55 7301 0015", "Cambiaron a otra.",
            languages=MAM),
    Someone("interviewer without training", "Fulgencia Ñancupil", "+52 55 7301 0016",
            "Conté todo."),
)  # fmt: skip
