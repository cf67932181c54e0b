import Testing

@testable import Deduplication

/// The expected values are those of `str.casefold` and `bytes.strip` in Python 3.13.
@Suite struct CaseFoldingTests {
  @Test(
    arguments: [
      ("OpenSSL [@Z`z{", "openssl [@z`z{"),
      ("Stra\u{DF}e", "strasse"),
      ("\u{1E9E}", "ss"),
      ("\u{130}stanbul", "i\u{307}stanbul"),
      ("\u{FB01}n", "fin"),
      ("\u{38C}\u{394}\u{39F}\u{3A3} \u{3C2}", "\u{3CC}\u{3B4}\u{3BF}\u{3C3} \u{3C3}"),
      ("\u{13E3}\u{AB70}", "\u{13E3}\u{13A0}"),
      ("\u{1C4}\u{1C5}\u{1C6}", "\u{1C6}\u{1C6}\u{1C6}"),
      ("\u{212A}\u{C5}", "k\u{E5}"),
      ("\u{390}\u{149}", "\u{3B9}\u{308}\u{301}\u{2BC}n"),
      ("\u{10400}\u{1E900}", "\u{10428}\u{1E922}"),
      (
        "\u{65E5}\u{672C} \u{2013} \u{201C}X\u{201D}", "\u{65E5}\u{672C} \u{2013} \u{201C}x\u{201D}"
      ),
      ("Cafe\u{301} CAF\u{C9}", "cafe\u{301} caf\u{E9}"),
      ("", ""),
    ])
  func foldsFully(text: String, folded: String) {
    #expect(fold(text) == Array(folded.utf8))
  }

  @Test func foldsEveryScalarOfTheFirstTwoPlanes() {
    var buffer = HashBuffer()
    for scalar in (0..<0x20000).compactMap({ Unicode.Scalar(UInt32($0)) }) {
      buffer.append(String(scalar))
    }
    #expect(
      buffer.hashCode() == "9da5e8fc00e1398f577f256f051c920663d6df47f63528245067d01174ca31a5")
  }

  @Test(arguments: 0..<18)
  func capitalsAreFoundAtEveryPlaceInAWord(place: Int) {
    var text = Array(repeating: "\u{E9}", count: 9) + Array(repeating: "b", count: 9)
    let small = text.joined()
    text[place] = text[place].uppercased()
    #expect(fold(text.joined()) == Array(small.utf8))
  }

  @Test func stripsOnlyASCIIWhiteSpaceAtTheEnds() {
    var buffer = HashBuffer()
    buffer.append("\n\u{B} Stra\u{DF}e\u{A0}\u{1C}\n\t\r\u{C} ")
    #expect(
      buffer.hashCode() == "6a7a7667bfc0956c179548c303d3ed7780504119816edb6d4ae5c56f06422487")
  }

  @Test func blankTextHasTheHashOfNothing() {
    var buffer = HashBuffer()
    buffer.append(" \n")
    #expect(
      buffer.hashCode() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  private func fold(_ text: String) -> [UInt8] {
    var text = Array(text.utf8)
    var folded: [UInt8] = []
    return CaseFolding.fold(&text, into: &folded) ? folded : text
  }
}
