import Foundation
import TestSupport
import Testing

@testable import ReportReading

/// Twenty thousand broken and unbroken documents, read as Foundation's `JSONSerialization` does.
struct JSONOracleTests {
  @Test(arguments: 0..<4) func readsAndRefusesWhatFoundationDoes(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let scratch = try ReportScratch()
    var accepted = 0
    for _ in 0..<100 {
      let tree = dice.tree(size: 12)
      let document = dice.written(tree)
      #expect(WayOfReading.all[0].value(of: try scratch.report(document))?.tree == tree)
      for _ in 0..<50 {
        let bytes = dice.broken(document)
        let reading = WayOfReading.all[dice.below(2) * dice.below(WayOfReading.all.count)]
        let found = reading.value(of: try scratch.report(bytes))?.tree.sorted
        let expected = oracle(bytes)
        if found?.isNearly(expected) ?? (expected == nil) {
          accepted += found == nil ? 0 : 1
        } else {
          Issue.record("\(reading) of \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
      }
    }
    #expect((1000..<4000).contains(accepted))
  }

  /// What Foundation makes of a document, apart from where it is known to differ:
  /// - it refuses bytes that are not UTF-8 and half a pair of surrogates, which here become U+FFFD;
  /// - it accepts a comma before the end of a container, which RFC 8259 does not.
  private func oracle(_ bytes: [UInt8]) -> Tree? {
    let document = withoutLoneSurrogates(Array(String(decoding: bytes, as: UTF8.self).utf8))
    if hasCommaBeforeEnd(document) { return nil }
    do {
      let value = try JSONSerialization.jsonObject(
        with: Data(document), options: [.fragmentsAllowed])
      return Tree(foundation: value).sorted
    } catch {
      return nil
    }
  }

  private func hasCommaBeforeEnd(_ bytes: [UInt8]) -> Bool {
    var inText = false
    var afterComma = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") { index += 1 }
      if byte == UInt8(ascii: "\"") { inText.toggle() }
      if !inText, afterComma, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        return true
      }
      if byte > 0x20 { afterComma = !inText && byte == UInt8(ascii: ",") }
      index += 1
    }
    return false
  }

  /// The bytes with U+FFFD for half a pair of surrogates, which Foundation refuses.
  private func withoutLoneSurrogates(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let unit = escapedUnit(bytes, index), 0xD800..<0xE000 ~= unit else {
        index += 2
        continue
      }
      if unit < 0xDC00, let low = escapedUnit(bytes, index + 6), 0xDC00..<0xE000 ~= low {
        index += 12
        continue
      }
      bytes.replaceSubrange(index + 2..<index + 6, with: Array("FFFD".utf8))
      index += 6
    }
    return bytes
  }

  private func escapedUnit(_ bytes: [UInt8], _ index: Int) -> UInt16? {
    guard index + 6 <= bytes.count, bytes[index..<index + 2].elementsEqual(Array("\\u".utf8)) else {
      return nil
    }
    return UInt16(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }
}

extension Tree {
  /// Whether the values are equal but for the last digits of numbers, which Foundation rounds;
  /// a document with a number beyond `Double` it refuses.
  fileprivate func isNearly(_ other: Tree?) -> Bool {
    switch (self, other) {
    case (_, nil): holdsInfinity
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key == $1.key && $0.value.isNearly($1.value) }
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isNearly($1) }
    case (.number(let left), .number(let right)):
      left == right || abs(left - right) <= 1e-12 * abs(right)
    default: self == other
    }
  }

  private var holdsInfinity: Bool {
    switch self {
    case .object(let members): members.contains { $0.value.holdsInfinity }
    case .list(let elements): elements.contains { $0.holdsInfinity }
    case .number(let number): number.isInfinite
    default: false
    }
  }

  fileprivate init(foundation value: Any) {
    switch value {
    case let members as [String: Any]:
      self = .object(members.map { Member(key: $0.key, value: Tree(foundation: $0.value)) })
    case let elements as [Any]: self = .list(elements.map { Tree(foundation: $0) })
    case let text as String: self = .text(text)
    case let number as NSNumber:
      // `NSNumber` keeps true and false apart from 1 and 0 only by how it stores them.
      let isFlag = number.objCType.pointee == CChar(UInt8(ascii: "c"))
      self = isFlag ? .flag(number.boolValue) : .number(number.doubleValue)
    default: self = .null
    }
  }
}
