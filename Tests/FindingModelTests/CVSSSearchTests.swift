import FindingModel
import Testing

@Suite struct CVSSSearchTests {
  private static let v2 = "AV:N/AC:L/Au:N/C:C/I:C/A:C"
  private static let v3 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
  private static let v4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"

  @Test(arguments: [
    (v2, v2), (v3, v3), (v4, v4),
    ("(\(v2))", v2),
    ("CVSS2#\(v2)", v2),
    ("score 9.8 (\(v3)).", v3),
    ("see:\(v3)", v3),
    ("\n\(v4)\n", v4),
    ("é\(v3)é", v3),
    ("\(v3), \(v4)", v3),
    ("\(v4), \(v3)", v4),
    ("CVSS:3.1/AV:N \(v2)", v2),
    ("CVSS:3.1/\(v3)", v3),
    ("\(v3)/RL:Q \(v4)", v4),
    // Behind a version that is glued to it.
    ("CVSS:3.1\(v2)", v2),
  ])
  func findsTheFirstVector(text: String, vector: String) throws {
    #expect(CVSS.first(in: text)?.cleanVector == vector)
  }

  @Test(arguments: [
    "", "9.8", "CVSS:", "CVSS:3.1/", "no vector in here, not even in /usr/share/some/directory",
    "\(v3)/", "\(v3)x", "\(v2)\(v3)", "/\(v2)", "CVSS:2.0/\(v2)", "CVSS:3.1/\(v2)",
    String(v3.dropFirst(9)), v3.lowercased(), String(v3.dropLast(4)),
    // Enough letters before the prefix are taken for a vector of 2.0.
    "abcdefghijklmnopqrstu\(v3)",
  ])
  func findsNone(text: String) {
    #expect(CVSS.first(in: text) == nil)
  }
}
