import Foundation
import Testing

@testable import Exporting

/// JSON that is written without a tree, read back by Foundation.
struct JSONBytesTests {
  private func written(_ write: (inout JSONBytes) -> Void) -> String {
    var json = JSONBytes()
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func onlyWhatMustBeIsEscaped() {
    let text = "\u{0}\u{1}\u{7}\u{8}\t\n\u{B}\u{C}\r\u{E}\u{1F} \"\\/\u{7F}\u{80}\u{2028}é中😀"
    #expect(
      written { $0.object { $0.member("k", text) } }
        == #"{"k":"\u0000\u0001\u0007\b\t\n\u000b\f\r\u000e\u001f \"\\/"#
        + "\u{7F}\u{80}\u{2028}é中😀\"}")
  }

  @Test func markupIsEscapedBehindAPlace() {
    for text in ["", "<", "a<b<<c", String(repeating: "</script><!--", count: 20_000)] {
      let json = written { json in
        json.raw("<p>")
        let start = json.count
        json.object { $0.member("k", text) }
        json.escapeMarkup(behind: start)
        json.raw("</p>")
      }
      let escaped = text.replacing("<", with: "\\u003c")
      #expect(json == "<p>{\"k\":\"\(escaped)\"}</p>")
    }
  }

  @Test func textsAreReadBackAsTheyWere() throws {
    let scalars = (0..<0x300).compactMap { Unicode.Scalar(UInt32($0)) }
    var texts = scalars.map { "x\($0)yz" } + scalars.map { String($0) }
    texts += ["", "\"", "\\", "\\\"", "\u{FFFD}\u{FFFF}\u{10FFFF}"]
    texts.append(String(repeating: "long \"and\" plain\n", count: 10_000))
    for length in 0..<40 { texts.append(String(repeating: "a", count: length) + "\"") }
    // Foundation's own texts are kept in another form than Swift's.
    texts.append(NSString(string: "é\"中\n😀").appending("x"))
    let json = written { json in
      json.object { $0.list("texts", texts) { $0.element($1) } }
    }
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String]]
    let read = try #require(value?["texts"])
    #expect(read.count == texts.count)
    for (read, text) in zip(read, texts) {
      #expect(Array(read.utf8) == Array(text.utf8))
    }
  }

  @Test func membersOfEveryKindAreSeparatedByCommas() {
    let json = written { json in
      json.object { json in
        json.member("missing", nil as String?)
        json.object("empty") { _ in }
        json.member("int", -12)
        json.member("none", nil as Int?)
        json.member("double", 1.5)
        json.member("yes", true)
        json.member("no", false)
        json.list("nothing", [Int]()) { $0.element($1) }
        json.list("numbers", [1, -2, 3]) { $0.element($1) }
        json.list("objects", ["a", "b"]) { json, text in
          json.object {
            $0.list(named: "k\"\(text)", [text]) { $0.element($1) }
            $0.object("deep") { $0.list("l", [text]) { $0.element($1) } }
          }
        }
        json.member("text", "")
        json.member("absent", nil as Bool?)
      }
    }
    #expect(
      json
        == #"{"empty":{},"int":-12,"double":1.5,"yes":true,"no":false,"nothing":[],"#
        + #""numbers":[1,-2,3],"objects":[{"k\"a":["a"],"deep":{"l":["a"]}},"#
        + #"{"k\"b":["b"],"deep":{"l":["b"]}}],"text":""}"#)
  }

  @Test func numbersAreReadBackExactly() throws {
    let doubles: [Double] = [
      0, 1, -1, 0.1, 9.8, 10, 1e15, 1e16, 1.5e300, 0x1p-1074, 0.000_01, -2.5e-7,
      .greatestFiniteMagnitude, 0.970_23, 123_456_789.125,
    ]
    for double in doubles {
      let json = written { json in json.object { $0.member("n", double) } }
      let token = json.dropFirst(5).dropLast()
      #expect(Double(token) == double)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    }
    for double in [Double.infinity, -.infinity, .nan] {
      #expect(written { json in json.object { $0.member("n", double) } } == "{}")
    }
    for int in [Int.min, -1, 0, 7, Int.max] {
      #expect(written { json in json.object { $0.member("n", int) } } == "{\"n\":\(int)}")
    }
  }

  @Test func rawBytesStandBetweenValues() {
    var json = JSONBytes()
    json.object { $0.member("a", 1) }
    json.raw("\n")
    json.object { $0.member("b", 2) }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"a\":1}\n{\"b\":2}")
    json.removeAll()
    #expect(json.bytes.isEmpty)
    json.object { _ in }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{}")
  }
}
