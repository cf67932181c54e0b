import Foundation

/// Hosts as DefectDojo stores them.
enum HostName {
  /// An IP address in its shortest form; nothing for another host. As Python's
  /// `ipaddress.ip_address(host).compressed`.
  static func compressedAddress(_ host: String) -> String? {
    if !host.utf8.contains(UInt8(ascii: ":")) {
      return octets(host, of: AF_INET) == nil ? nil : host
    }
    let parts = host.parts(at: "%", maxSplits: 1)
    let zone = parts.dropFirst().first
    if let zone, zone.isEmpty || zone.utf8.contains(UInt8(ascii: "%")) { return nil }
    return octets(parts[0], of: AF_INET6).map { compressed($0) + (zone.map { "%\($0)" } ?? "") }
  }

  /// Whether the text is an IPv6 address without a zone.
  static func isIPv6(_ host: String) -> Bool { octets(host, of: AF_INET6) != nil }

  /// The host in ASCII by IDNA 2008 with the mapping of UTS 46; nothing where a label has another
  /// sign than letters, digits and inner hyphens, or is too long.
  ///
  /// Other than the Python library idna, a label that Unicode knows only as a symbol is encoded, and
  /// one that starts with `xn--` is not decoded to look what it holds.
  static func idna(_ host: String) -> String? {
    guard let ascii = ascii(host)?.lowercased() else { return nil }
    var labels = ascii.parts(at: ".")
    let hasFinalDot = labels.count > 1 && labels.last == ""
    if hasFinalDot { labels.removeLast() }
    guard ascii.utf8.count <= (hasFinalDot ? 254 : 253), labels.allSatisfy(isLabel) else {
      return nil
    }
    return ascii
  }

  private static func ascii(_ host: String) -> String? {
    if host.utf8.allSatisfy({ $0 < 0x80 }) { return host }
    var components = URLComponents()
    components.scheme = "http"
    components.host = host
    return components.encodedHost
  }

  private static func isLabel(_ label: String) -> Bool {
    let bytes = Array(label.utf8)
    let hyphen = UInt8(ascii: "-")
    guard (1...63).contains(bytes.count), bytes.last != hyphen, bytes.first != hyphen,
      bytes.allSatisfy({ $0 == hyphen || isLowerLetterOrDigit($0) })
    else { return false }
    if label.hasPrefix("xn--") { return bytes.count > 4 }
    return bytes.count < 4 || bytes[2] != hyphen || bytes[3] != hyphen
  }

  private static func isLowerLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func octets(_ host: String, of family: Int32) -> [UInt8]? {
    var octets = [UInt8](repeating: 0, count: family == AF_INET ? 4 : 16)
    if host.utf8.contains(0) || inet_pton(family, host, &octets) != 1 { return nil }
    return octets
  }

  /// The longest run of zero groups becomes `::`, the first one of equals; an IPv4-mapped address
  /// ends in dotted decimals.
  private static func compressed(_ octets: [UInt8]) -> String {
    if octets.dropLast(4) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
      return "::ffff:" + octets.suffix(4).map { String($0) }.joined(separator: ".")
    }
    let groups = stride(from: 0, to: 16, by: 2).map { Int(octets[$0]) << 8 | Int(octets[$0 + 1]) }
    let zeros = longestZeros(groups)
    if zeros.count < 2 { return hexadecimal(groups[...]) }
    return hexadecimal(groups[..<zeros.lowerBound]) + "::"
      + hexadecimal(groups[zeros.upperBound...])
  }

  private static func longestZeros(_ groups: [Int]) -> Range<Int> {
    var longest = 0..<0
    var current = 0..<0
    for (index, group) in groups.enumerated() {
      current = group == 0 ? current.lowerBound..<(index + 1) : (index + 1)..<(index + 1)
      if current.count > longest.count { longest = current }
    }
    return longest
  }

  private static func hexadecimal(_ groups: ArraySlice<Int>) -> String {
    groups.map { String($0, radix: 16) }.joined(separator: ":")
  }
}
