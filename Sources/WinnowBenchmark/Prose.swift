/// Makes up what reports say, from a few words of its own.
struct Prose {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + random.next(below: range.count)
  }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[random.next(below: list.count)] }

  /// Several things that are made one after the other.
  mutating func several(
    _ count: ClosedRange<Int>, separator: String, _ make: (inout Prose) -> String
  ) -> String {
    (0..<number(count)).map { _ in make(&self) }.joined(separator: separator)
  }

  mutating func noun() -> String { pick(Prose.nouns) }

  /// As `quiet-lantern`.
  mutating func name() -> String { "\(pick(Prose.adjectives))-\(noun())" }

  /// As `4.17.2`.
  mutating func version() -> String { "\(number(0...9)).\(number(0...40)).\(number(0...20))" }

  /// As `2023-08-14T09:31:07Z`.
  mutating func moment() -> String {
    let day = [number(1...12), number(1...28)].map(Prose.padded).joined(separator: "-")
    let time = [number(0...23), number(0...59), number(0...59)].map(Prose.padded)
    return "\(number(2015...2025))-\(day)T\(time.joined(separator: ":"))Z"
  }

  mutating func hex(_ digits: Int) -> String {
    var text = ""
    while text.utf8.count < digits {
      let part = String(random.next(), radix: 16)
      text += String(repeating: "0", count: 16 - part.utf8.count) + part
    }
    return String(text.prefix(digits))
  }

  /// A few words without a full stop.
  mutating func phrase() -> String {
    "\(pick(Prose.adjectives)) \(noun()) \(pick(Prose.verbs)) \(pick(Prose.adjectives)) \(noun())"
  }

  mutating func sentence() -> String {
    "The \(phrase()) \(pick(Prose.joints)) the \(phrase()) \(pick(Prose.endings))."
  }

  /// Sentences, some of them on a new line, of about as many bytes as wanted.
  mutating func text(bytes: ClosedRange<Int>) -> String {
    let wanted = number(bytes)
    var text = sentence()
    while text.utf8.count < wanted {
      text += (random.next(below: 4) == 0 ? "\n\n" : " ") + sentence()
    }
    return text
  }

  /// In HTML, of one to five sentences each.
  mutating func paragraphs(_ count: ClosedRange<Int>, separator: String = "\n") -> String {
    several(count, separator: separator) { prose in
      "<p>\(prose.several(1...5, separator: " ") { $0.sentence() }.html)</p>"
    }
  }

  /// A token, or in one of ten cases a key of many lines, which may end in a line break.
  mutating func secret(digits: ClosedRange<Int>, end: String = "") -> String {
    guard number(0...9) == 0 else { return hex(number(digits)) }
    let name = noun().uppercased()
    let lines = several(12...26, separator: "\n") { $0.hex(64) }
    return "-----BEGIN \(name) KEY-----\n\(lines)\n-----END \(name) KEY-----\(end)"
  }

  /// Pages of advice, a line each.
  mutating func guides() -> String {
    several(1...4, separator: "\n") {
      "https://guide.example.org/\($0.noun())/\($0.name()).html"
    }
  }

  /// Fifteen to thirty-five of 400 things, each of them once, as a host has of what a scanner finds.
  mutating func some<Element>(of all: [Element]) -> [Element] {
    let (first, step) = (number(0...all.count - 1), pick([3, 7, 9, 11, 13]))
    return (0..<number(15...35)).map { all[(first + $0 * step) % all.count] }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let nouns = [
    "anchor", "basket", "beacon", "bridge", "buffer", "cache", "canal", "cart", "cellar", "channel",
    "clock", "cookie", "copper", "courier", "decoder", "drawer", "engine", "ferry", "filter",
    "form", "gateway", "handle", "harbour", "header", "index", "invoice", "kernel", "ladder",
    "lantern", "ledger", "library", "locker", "meadow", "mirror", "orchard", "packet", "parser",
    "payload", "pebble", "pipeline", "pointer", "printer", "quarry", "query", "record", "region",
    "resolver", "ribbon", "router", "schema", "session", "shelf", "signal", "socket", "spindle",
    "stream", "template", "ticket", "token", "upload", "valley", "vault", "window", "workshop",
  ]

  private static let adjectives = [
    "amber", "ancient", "broken", "careful", "crafted", "crowded", "distant", "double", "eager",
    "empty", "even", "faded", "foreign", "frozen", "gentle", "hidden", "hollow", "idle", "late",
    "loose", "lost", "narrow", "nested", "open", "pale", "plain", "quick", "quiet", "remote",
    "rough", "shared", "short", "silent", "slow", "small", "stale", "steep", "twisted", "unsigned",
    "wide", "wooden", "zealous",
  ]

  private static let verbs = [
    "accepts", "copies", "counts", "drops", "forgets", "frees", "holds", "keeps", "loads",
    "misreads", "outlives", "overruns", "reads", "rejects", "releases", "reorders", "repeats",
    "replays", "sends", "skips", "stores", "swaps", "trusts", "writes",
  ]

  private static let joints = [
    "after", "and then", "before", "even though", "so that", "unless", "when", "while",
  ]

  /// Some with what formats must escape.
  private static let endings = [
    "again", "at once", "during start-up", "for every visitor", "in older releases", "on two cores",
    "over the network", "twice", "with no limit", "without asking", "without a lock",
    "in the \"cold path\" branch", "within <form> and <input> tags", "for R&D builds",
    "if its owner's name is `null`", "in Zürich as in Malmö", "under C:\\temp\\build",
  ]
}
