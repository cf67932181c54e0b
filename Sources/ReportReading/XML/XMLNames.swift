/// The names of elements and attributes in one report as small numbers, so that looking for a
/// child compares numbers and no texts.
final class XMLNames {
  /// By number.
  private(set) var texts: [String] = []
  private var numbers: [String: Int32] = [:]
  /// A plain list: asking one costs no check for exclusive access.
  private let literals = UnsafeMutablePointer<Literal>.allocate(capacity: XMLNames.slots)
  private static let slots = 256

  /// A literal of the program that was asked for before: its address tells it from all others.
  private struct Literal {
    var address: UInt = 0
    var count = 0
    var number: Int32 = 0
  }

  init() { literals.initialize(repeating: Literal(), count: XMLNames.slots) }

  deinit { literals.deallocate() }

  func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  func number(of literal: StaticString) -> Int32 {
    guard literal.hasPointerRepresentation else { return number(of: literal.description) }
    let address = UInt(bitPattern: literal.utf8Start)
    let slot = Int(truncatingIfNeeded: (address ^ (address >> 8)) & 255)
    let known = literals[slot]
    if known.address == address, known.count == literal.utf8CodeUnitCount { return known.number }
    let number = number(of: literal.description)
    literals[slot] = Literal(
      address: address, count: literal.utf8CodeUnitCount, number: number)
    return number
  }
}

/// Finds the number of a name by the address that libxml2's dictionary gave it.
///
/// Addresses are unique within one parser and live as long as it does.
struct XMLNameAddresses {
  private var slots = [Slot](repeating: Slot(), count: 256)
  private var count = 0

  private struct Slot {
    var address: UInt = 0
    var number: Int32 = 0
  }

  mutating func number(of name: UnsafePointer<UInt8>, in names: XMLNames) -> Int32 {
    let address = UInt(bitPattern: name)
    let index = slot(of: address)
    if slots[index].address == address { return slots[index].number }
    let number = names.number(of: String(cString: name))
    slots[index] = Slot(address: address, number: number)
    count += 1
    if count * 2 > slots.count { grow() }
    return number
  }

  private func slot(of address: UInt) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[index].address != address, slots[index].address != 0 { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for entry in old where entry.address != 0 { slots[slot(of: entry.address)] = entry }
  }
}
