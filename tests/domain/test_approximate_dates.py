"""Dates as people remember them stand in the order of time."""

from intake.domain.approximate_dates import ApproximateDate, Precision, sort_key


def test_dates_sort_by_their_nearest_day_and_then_by_how_exact_they_are() -> None:
    wanted = [
        ApproximateDate("1990", "1990-06-15", Precision.YEAR),
        ApproximateDate("antes de Semana Santa", "2019-04-01", Precision.BEFORE_AFTER),
        ApproximateDate("el 1 de mayo", "2019-05-01", Precision.EXACT),
        ApproximateDate("en mayo", "2019-05-20", Precision.MONTH),
        ApproximateDate("como el 3 de mayo", "2019-05-03", Precision.ESTIMATE),
        ApproximateDate("Anoche", "", Precision.UNKNOWN),
        ApproximateDate("hace mucho", "no date", Precision.UNKNOWN),
    ]
    assert sorted(wanted[3:] + wanted[:3], key=sort_key) == wanted
