import TestSupport
import Testing

@testable import ReportReading

/// The same bytes are UTF-8 for us as for the standard library, and the same texts.
struct ValidTextTests {
  @Test func everyBeginningOfAScalar() {
    let second: [UInt8] = [0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2]
    let others: [UInt8] = [0x41, 0x7F, 0x80, 0xBF, 0xC0]
    for first in UInt8.min...UInt8.max {
      for second in second {
        for third in others {
          for fourth in others { check([first, second, third, fourth]) }
        }
      }
    }
  }

  @Test func whatIsCutAnywhere() {
    let text = Array("plain, é, 漢字, 𝄞 and what is plain for a while again".utf8)
    for start in text.indices {
      for end in start...text.count { check(Array(text[start..<end])) }
    }
  }

  @Test func textsOfAnyMixture() {
    var dice = Dice(seed: 11)
    let parts: [[UInt8]] = ["plain ", "0123456789abcdef", "é", "漢", "𝄞", "\u{7F}"].map {
      Array($0.utf8)
    }
    for _ in 0..<2_000 {
      var bytes = (0..<dice.below(12)).flatMap { _ in parts[dice.below(parts.count)] }
      if !bytes.isEmpty, dice.below(2) == 0 {
        bytes[dice.below(bytes.count)] = UInt8(dice.below(256))
      }
      check(bytes)
    }
  }

  private func check(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      let prefix = UTF8Prefix(of: bytes)
      let checked = String(checking: bytes)
      do throws(UTF8.ValidationError) {
        let span = try UTF8Span(validating: bytes.span)
        #expect(prefix.length == bytes.count)
        #expect(prefix.isASCII == span.isKnownASCII)
        #expect(checked == String(copying: span))
      } catch {
        #expect(prefix.length == error.byteOffsets.lowerBound)
        #expect(checked == nil)
      }
      #expect(String(repairing: bytes) == String(decoding: bytes, as: UTF8.self))
    }
  }
}
