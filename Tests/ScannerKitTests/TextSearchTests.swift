import ScannerKit
import Testing

/// Parts of texts are found by their bytes.
@Suite struct TextSearchTests {
  @Test(arguments: [
    ("https://example.com", true), ("://", true), ("a:/", false), ("", false), (":/:/:///", true),
    (":/é:/", false), ("naïve://", true),
  ])
  func findsASchemeAnywhere(text: String, expected: Bool) {
    #expect(text.holds("://") == expected)
  }

  @Test func emptyPartIsEverywhere() { #expect("".holds("") && "a".holds("")) }

  @Test func charactersThatLookAlikeDiffer() { #expect(!"e\u{301}".holds("é")) }
}
