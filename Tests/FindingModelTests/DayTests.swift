import FindingModel
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    (2026, 1, 5, "2026-01-05"), (2024, 2, 29, "2024-02-29"), (2000, 2, 29, "2000-02-29"),
    (1, 1, 1, "0001-01-01"), (9999, 12, 31, "9999-12-31"),
  ])
  func isWrittenAsISO8601(year: Int, month: Int, day: Int, text: String) {
    #expect(Day(year: year, month: month, day: day)?.description == text)
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
    (0, 1, 1), (10_000, 1, 1),
  ])
  func existsInTheCalendarOnly(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func sortsByYearThenMonthThenDay() throws {
    let days = try [(2025, 12, 31), (2026, 1, 1), (2026, 1, 2), (2026, 2, 1)].map {
      try #require(Day(year: $0.0, month: $0.1, day: $0.2))
    }
    #expect(days.reversed().sorted() == days)
  }
}

@Suite struct MomentTests {
  @Test func isMadeOfADayAndGivesItBack() throws {
    for number in stride(from: -719_162, through: 2_932_896, by: 367) {
      let moment = Moment(secondsSince1970: number * 86_400 + 86_399)
      let day = try #require(moment.day)
      #expect(Moment(day, secondsOfDay: 86_399) == moment)
    }
    #expect(Moment(secondsSince1970: -719_163 * 86_400).day == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (1_768_478_400, "2026-01-15T12:00:00Z"),
    (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
    (-62_135_596_800, "0001-01-01T00:00:00Z"),
  ])
  func isWrittenAsISO8601InUTC(seconds: Int, text: String) {
    #expect(Moment(secondsSince1970: seconds).description == text)
  }

  @Test func sortsByTime() {
    #expect(Moment(secondsSince1970: -1) < Moment(secondsSince1970: 0))
  }
}
