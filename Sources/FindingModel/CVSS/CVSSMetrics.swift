/// The metrics of one CVSS version, in the order of its standard: what vectors are read by.
///
/// A class, so that handing it on does not count references of each array.
final class CVSSMetrics: Sendable {
  static let v2 = CVSSMetrics(
    mandatory: 6, undefined: "ND",
    """
    AV:L,A,N AC:H,M,L Au:M,S,N C:N,P,C I:N,P,C A:N,P,C \
    E:U,POC,F,H,ND RL:OF,TF,W,U,ND RC:UC,UR,C,ND \
    CDP:N,L,LM,MH,H,ND TD:N,L,M,H,ND CR:L,M,H,ND IR:L,M,H,ND AR:L,M,H,ND
    """)

  static let v3 = CVSSMetrics(
    mandatory: 8, undefined: "X",
    """
    AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:H,L,N I:H,L,N A:H,L,N \
    E:H,F,P,U,X RL:U,W,T,O,X RC:C,R,U,X CR:H,M,L,X IR:H,M,L,X AR:H,M,L,X \
    MAV:N,A,L,P,X MAC:L,H,X MPR:N,L,H,X MUI:N,R,X MS:U,C,X MC:H,L,N,X MI:H,L,N,X MA:H,L,N,X
    """)

  static let v4 = CVSSMetrics(
    mandatory: 11, undefined: "X",
    """
    AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A \
    VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N SA:H,L,N \
    E:A,P,U,X CR:H,M,L,X IR:H,M,L,X AR:H,M,L,X \
    MAV:N,A,L,P,X MAC:L,H,X MAT:N,P,X MPR:N,L,H,X MUI:N,P,A,X \
    MVC:H,L,N,X MVI:H,L,N,X MVA:H,L,N,X MSC:H,L,N,X MSI:H,L,N,S,X MSA:H,L,N,S,X \
    S:N,P,X AU:N,Y,X R:A,U,I,X V:D,C,X RE:L,M,H,X U:Clear,Green,Amber,Red,X
    """)

  static func of(_ version: CVSS.Version) -> CVSSMetrics {
    switch version {
    case .v2: v2
    case .v3: v3
    case .v4: v4
    }
  }

  private let names: [String]
  private let values: [[String]]
  /// How many of the metrics, the first ones, every vector must give.
  private let mandatory: Int
  /// The names, packed into numbers.
  private let nameWords: [UInt64]
  /// The values of all metrics, packed into numbers, and where the values of each one begin: one
  /// flat array is the fastest to look into.
  private let valueWords: [UInt64]
  private let starts: [Int]
  /// For each metric the number of the value that says nothing; 0 where there is none.
  private let undefined: [Int]

  private init(mandatory: Int, undefined word: String, _ table: String) {
    let lines = table.split(separator: " ").map { $0.split(separator: ":").map(String.init) }
    let values = lines.map { $0[1].split(separator: ",").map(String.init) }
    names = lines.map { $0[0] }
    self.values = values
    self.mandatory = mandatory
    nameWords = names.map { packed($0.utf8) }
    valueWords = values.joined().map { packed($0.utf8) }
    starts = values.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    undefined = values.map { $0.last == word ? $0.count : 0 }
  }

  /// The values of a vector's metrics, read from an offset to the end.
  func choices(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(CVSSError) -> CVSSChoices {
    var choices = CVSSChoices()
    var given: UInt32 = 0
    var position = start
    var next = 0
    while true {
      let field = CVSSField(in: bytes, from: position)
      guard let metric = place(of: field.name, next: next),
        let value = number(of: field.value, for: metric), given & 1 << UInt32(metric) == 0
      else { throw error(field, text: bytes[position..<field.end]) }
      given |= 1 << UInt32(metric)
      let isUndefined = value == undefined[metric]
      if !isUndefined { choices[metric] = value }
      if isUndefined || metric < next { choices.isClean = false }
      next = metric + 1
      guard field.end < bytes.count else { break }
      position = field.end + 1
    }
    let all: UInt32 = 1 << UInt32(mandatory) - 1
    guard given & all == all else {
      throw .missingMetrics((0..<mandatory).filter { choices[$0] == 0 }.map { names[$0] })
    }
    return choices
  }

  /// The clean vector: defined metrics only, in order.
  func vector(of choices: CVSSChoices, prefix: String) -> String {
    var vector = prefix
    for metric in names.indices where choices[metric] != 0 {
      if metric > 0 { vector += "/" }
      vector += names[metric]
      vector += ":"
      vector += values[metric][choices[metric] - 1]
    }
    return vector
  }

  /// Most vectors give the metrics in order, so the next one is tried first.
  private func place(of name: UInt64, next: Int) -> Int? {
    if next < nameWords.count, nameWords[next] == name { return next }
    return nameWords.firstIndex(of: name)
  }

  /// Counts from 1.
  private func number(of value: UInt64, for metric: Int) -> Int? {
    for place in starts[metric]..<starts[metric + 1] where valueWords[place] == value {
      return place - starts[metric] + 1
    }
    return nil
  }

  private func error(_ field: CVSSField, text: Slice<UnsafeBufferPointer<UInt8>>) -> CVSSError {
    let text = String(decoding: text, as: UTF8.self)
    guard let colon = text.firstIndex(of: ":") else { return .field(text) }
    let name = String(text[..<colon])
    guard let metric = names.firstIndex(of: name) else { return .unknownMetric(name) }
    guard number(of: field.value, for: metric) != nil else {
      return .unknownValue(
        metric: name, expected: values[metric], found: String(text[colon...].dropFirst()))
    }
    return .repeatedMetric(name)
  }
}

/// The value of each metric, as its number in the table of the version: 1 is the first, 0 says
/// that the metric is undefined.
struct CVSSChoices: Sendable, Hashable {
  /// The vector gives its metrics in order and none as undefined.
  var isClean = true
  private var numbers = SIMD32<UInt8>()

  subscript(metric: Int) -> Int {
    get { Int(numbers[metric]) }
    set { numbers[metric] = UInt8(truncatingIfNeeded: newValue) }
  }
}

/// One metric with its value, as `AV:N`, up to the next slash; each word is 1, the empty one, where
/// there is none.
private struct CVSSField {
  var name: UInt64 = 1
  var value: UInt64 = 1
  /// The slash behind the field, or the end of the text.
  var end: Int

  init(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    end = start
    CVSSField.read(&name, upTo: UInt8(ascii: ":"), in: bytes, at: &end)
    guard end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return }
    end += 1
    CVSSField.read(&value, upTo: UInt8(ascii: "/"), in: bytes, at: &end)
  }

  private static func read(
    _ word: inout UInt64, upTo separator: UInt8, in bytes: UnsafeBufferPointer<UInt8>,
    at end: inout Int
  ) {
    while end < bytes.count, bytes[end] != separator, bytes[end] != UInt8(ascii: "/") {
      word = appended(bytes[end], to: word)
      end += 1
    }
  }
}

/// A word of up to seven bytes as one number, to be compared at once; 0 for longer ones.
private func packed(_ word: some Sequence<UInt8>) -> UInt64 {
  word.reduce(1) { appended($1, to: $0) }
}

/// The leading 1 of an empty word keeps words of different lengths apart.
private func appended(_ byte: UInt8, to word: UInt64) -> UInt64 {
  word == 0 || word >> 56 != 0 ? 0 : word << 8 | UInt64(byte)
}
