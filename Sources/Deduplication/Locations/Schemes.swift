/// What the Python library hyperlink 21.0 and DefectDojo know of URL schemes, and which signs the
/// parts of a URL may hold.
enum Schemes {
  /// The ports that hyperlink leaves out of a URL.
  static let ports: [String: Int] = [
    "acap": 674, "afp": 548, "dict": 2628, "dns": 53, "ftp": 21, "git": 9418, "gopher": 70,
    "http": 80, "https": 443, "imap": 143, "ipp": 631, "ipps": 631, "irc": 194, "ircs": 6697,
    "ldap": 389, "ldaps": 636, "mms": 1755, "msrp": 2855, "mtqp": 1038, "nfs": 111, "nntp": 119,
    "nntps": 563, "pop": 110, "prospero": 1525, "redis": 6379, "rsync": 873, "rtsp": 554,
    "rtsps": 322, "rtspu": 5005, "sftp": 22, "smb": 445, "snmp": 161, "ssh": 22, "svn": 3690,
    "telnet": 23, "ventrilo": 3784, "vnc": 5900, "wais": 210, "ws": 80, "wss": 443,
  ]

  /// The ports that DefectDojo gives to a URL that has none (`dojo/url/validators.py`).
  static let defaultPorts: [String: Int] = [
    "ftp": 21, "ssh": 22, "sftp": 22, "telnet": 23, "smtp": 25, "tftp": 69, "http": 80,
    "pop3": 110, "nntp": 119, "imap": 143, "ldap": 389, "https": 443, "smb": 445, "rtsp": 554,
    "nntps": 563, "smtps": 465, "submission": 587, "ldaps": 636, "ftps-data": 989, "ftps": 990,
    "imaps": 993, "pop3s": 995, "rdp": 3389, "vnc": 5900, "sip": 5060, "sips": 5061, "mqtt": 1883,
    "mqtts": 8883, "openvpn": 1194, "irc": 194,
  ]

  /// Whether `//` follows the scheme where the host is empty; nothing where hyperlink does not know.
  static func usesNetloc(_ scheme: String) -> Bool? {
    if scheme.isEmpty { return false }
    let scheme = scheme.lowercased()
    if hasNetloc(scheme) { return true }
    if withoutNetloc.contains(scheme) { return false }
    return scheme.parts(at: "+").last.map(hasNetloc) == true ? true : nil
  }

  /// Letters, digits, `+`, `-` and `.`, and the comma that a range in hyperlink's pattern lets in.
  static func isSchemeSign(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "a"..."z", "A"..."Z", "0"..."9", "+"...".": true
    default: false
    }
  }

  static let userInfoSigns = "!$&'()*+,;=%"
  static let queryKeySigns = "!$'()*+,;%:@/?"

  private static func hasNetloc(_ scheme: String) -> Bool {
    ports[scheme] != nil || netlocWithoutPort.contains(scheme)
  }

  private static let netlocWithoutPort: Set<String> = ["file", "msrps", "steam", "xmpp"]
  private static let withoutNetloc: Set<String> = [
    "about", "bitcoin", "blob", "data", "geo", "magnet", "mailto", "news", "pkcs11", "sip", "sips",
    "tel", "urn",
  ]
}
