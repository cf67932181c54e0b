import TestSupport

/// Random JSON, in all the ways of writing it.
extension Dice {
  /// A value of some `size` scalars at most, with a container at the top.
  ///
  /// The keys of an object differ from one another.
  mutating func tree(size: Int, depth: Int = 0) -> Tree {
    guard depth == 0 || (size > 0 && depth < 8 && below(3) > 0) else { return scalar() }
    let count = below(max(1, min(size, 7)) + 1)
    let part = size / max(1, count) - 1
    if below(2) == 0 { return .list((0..<count).map { _ in tree(size: part, depth: depth + 1) }) }
    var keys: [String] = []
    for _ in 0..<count {
      let key = text()
      if !keys.contains(key) { keys.append(key) }
    }
    return .object(keys.map { Tree.Member(key: $0, value: tree(size: part, depth: depth + 1)) })
  }

  private mutating func scalar() -> Tree {
    switch below(6) {
    case 0: .null
    case 1: .flag(below(2) == 0)
    case 2: .number(Double(number()) ?? 0)
    default: .text(text())
    }
  }

  private mutating func text() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<(below(8) == 0 ? below(80) : below(8)) {
      let scalars = Dice.scalars[below(8) < 5 ? 0 : below(Dice.scalars.count)]
      text.append(scalars[below(scalars.count)])
    }
    return String(text)
  }

  /// No character that combines with the one before it: Foundation takes keys for the same that
  /// are written in one and in two.
  private static let scalars: [[Unicode.Scalar]] = [
    Array("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 _-.:,[]{}/".unicodeScalars),
    (0..<0x20).map { Unicode.Scalar(UInt8($0)) } + ["\u{7F}", "\"", "\\", "/"],
    Array("éßøπЖש中字€ᄀ\u{80}\u{7FF}\u{800}\u{2028}\u{FFFD}\u{FFFE}\u{FFFF}".unicodeScalars),
    Array("🌀𝄞\u{10000}\u{1F600}\u{10FFFF}".unicodeScalars),
  ]

  /// A number as it may be written, far from the ends of what a `Double` can hold.
  private mutating func number() -> String {
    var text = below(3) == 0 ? "-" : ""
    text += below(4) == 0 ? "0" : "\(1 + below(9))" + digits(upTo: 14)
    if below(3) == 0 { text += ".\(below(10))" + digits(upTo: 8) }
    if below(4) == 0 { text += ["e", "E", "e+", "E-", "e-0"][below(5)] + "\(below(80))" }
    return text
  }

  private mutating func digits(upTo bound: Int) -> String {
    String((0..<below(bound)).compactMap { _ in "0123456789".randomElement(using: &self) })
  }

  // MARK: Writing

  /// One of the ways to write a value.
  mutating func written(_ tree: Tree) -> [UInt8] {
    var bytes = space()
    switch tree {
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += written(.text(member.key)) + [UInt8(ascii: ":")] + written(member.value)
      }
      bytes += space() + [UInt8(ascii: "}")]
    case .list(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += written(element)
      }
      bytes += space() + [UInt8(ascii: "]")]
    case .text(let text): bytes += quoted(text)
    case .number(let number): bytes += written(number)
    case .flag(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .null, .missing: bytes += Array("null".utf8)
    }
    return bytes + space()
  }

  private mutating func space() -> [UInt8] {
    below(4) > 0 ? [] : (0...below(4)).map { _ in [0x20, 0x20, 0x0A, 0x0D, 0x09][below(5)] }
  }

  private mutating func written(_ number: Double) -> [UInt8] {
    let shortest = "\(number)"
    if shortest.hasSuffix(".0"), below(2) == 0 { return Array(shortest.dropLast(2).utf8) }
    return Array((below(2) == 0 ? shortest.uppercased() : shortest).utf8)
  }

  private mutating func quoted(_ text: String) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    for scalar in text.unicodeScalars {
      let short = Dice.shortEscapes[scalar]
      if let short, below(2) == 0 {
        bytes += [UInt8(ascii: "\\"), short]
      } else if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || below(16) == 0 {
        for unit in String(scalar).utf16 { bytes += escape(unit) }
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes + [UInt8(ascii: "\"")]
  }

  private mutating func escape(_ unit: UInt16) -> [UInt8] {
    let digits = String(unit, radix: 16, uppercase: below(2) == 0)
    return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  }

  private static let shortEscapes: [Unicode.Scalar: UInt8] = [
    "\"": UInt8(ascii: "\""), "\\": UInt8(ascii: "\\"), "/": UInt8(ascii: "/"),
    "\u{8}": UInt8(ascii: "b"), "\u{C}": UInt8(ascii: "f"), "\n": UInt8(ascii: "n"),
    "\r": UInt8(ascii: "r"), "\t": UInt8(ascii: "t"),
  ]

  // MARK: Breaking

  /// The bytes with up to three places changed, most often so that they are no JSON any more.
  mutating func broken(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) {
      let place = below(bytes.count + 1)
      let byte = below(4) > 0 ? Dice.telling[below(Dice.telling.count)] : UInt8(1 + below(255))
      switch below(6) {
      case 0 where place < bytes.count: bytes.remove(at: place)
      case 1: bytes.insert(byte, at: place)
      case 2 where place < bytes.count: bytes[place] ^= 1 << UInt8(below(8))
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + below(12)))
      case 4:
        bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + below(12))], at: place)
      case 5 where place < bytes.count: bytes[place] = byte
      default: break
      }
    }
    return bytes
  }

  /// Bytes on which the grammar turns.
  private static let telling: [UInt8] = Array("{}[]\"\\:,+-.eEu0129tfn/ \n\u{1}\u{7F}".utf8)
}
