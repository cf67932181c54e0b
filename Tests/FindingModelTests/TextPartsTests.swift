import FindingModel
import Testing

/// Parts of texts are found by their bytes.
@Suite struct TextPartsTests {
  @Test(arguments: [
    ("https://example.com", true), ("://", true), ("a:/", false), ("", false), (":/:/:///", true),
    (":/é:/", false), ("naïve://", true),
  ])
  func findsASchemeAnywhere(text: String, expected: Bool) {
    #expect(text.holds("://") == expected)
  }

  @Test(arguments: [
    ("a, b,c", ", ", ["a", "b,c"]), ("", ",", [""]), (",", ",", ["", ""]),
    ("aaa", "aa", ["", "a"]),
    ("é", "", ["é"]), ("no", "yes", ["no"]),
  ])
  func partsStandBetweenSeparators(text: String, separator: String, expected: [String]) {
    #expect(text.parts(between: separator) == expected)
  }

  @Test func offsetsCountBytes() {
    #expect("é## x".offset(of: "##") == 2)
    #expect("#".offset(of: "##") == nil && "a".offset(of: "") == 0)
  }

  @Test func fencesAreEscaped() {
    #expect("a ``` b ````".withEscapedFences == "a \\`\\`\\` b \\`\\`\\``")
  }

  @Test func emptyPartIsEverywhere() { #expect("".holds("") && "a".holds("")) }

  @Test func charactersThatLookAlikeDiffer() { #expect(!"e\u{301}".holds("é")) }
}
