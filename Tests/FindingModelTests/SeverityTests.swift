import FindingModel
import Testing

@Suite struct SeverityTests {
  @Test(arguments: [
    ("Critical", Severity.critical), ("HIGH", .high), ("medium", .medium), ("lOW", .low),
    ("Info", .info),
  ])
  func knowsItsWordInAnyLetterCase(word: String, severity: Severity) {
    #expect(Severity(word: word) == severity)
  }

  @Test(arguments: ["", "moderate", "None", "informational", " high"])
  func knowsNoOtherWord(word: String) {
    #expect(Severity(word: word) == nil)
  }

  @Test(arguments: [
    (0.0, Severity.info), (0.1, .low), (3.9, .low), (4.0, .medium), (6.9, .medium), (7.0, .high),
    (8.9, .high), (9.0, .critical), (10.0, .critical),
  ])
  func ratesScores(score: Double, severity: Severity) {
    #expect(Severity(score: score) == severity)
  }

  @Test func sortsFromLeastToWorst() {
    #expect(Severity.allCases.shuffled().sorted() == [.info, .low, .medium, .high, .critical])
  }
}
