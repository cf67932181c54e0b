import FindingModel
import Testing

@Suite struct CVSSErrorTests {
  private static let metrics = "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"

  @Test(arguments: [
    ("CVSS:3.2/\(metrics)", "expected CVSS:3.0, CVSS:3.1 or CVSS:4.0, found \"CVSS:3.2\""),
    ("CVSS:3.1", "expected CVSS:3.0, CVSS:3.1 or CVSS:4.0, found \"CVSS:3.1\""),
    ("", "expected a metric and its value, as AV:N, found nothing"),
    ("CVSS:3.1/\(metrics)/", "expected a metric and its value, as AV:N, found nothing"),
    ("CVSS:3.1//\(metrics)", "expected a metric and its value, as AV:N, found nothing"),
    ("CVSS:3.1/AV/\(metrics)", "expected a metric and its value, as AV:N, found \"AV\""),
    ("CVSS:3.1/\(metrics)/Q:N", "expected a metric of the CVSS version, found \"Q\""),
    ("\(metrics)", "expected a metric of the CVSS version, found \"PR\""),
    ("CVSS:3.1/av:n", "expected a metric of the CVSS version, found \"av\""),
    ("CVSS:3.1/AV:X", "AV: expected one of N, A, L, P, found \"X\""),
    ("CVSS:3.1/AV:N:N", "AV: expected one of N, A, L, P, found \"N:N\""),
    ("CVSS:3.1/AV:", "AV: expected one of N, A, L, P, found nothing"),
    ("CVSS:3.1/\(metrics) ", "A: expected one of H, L, N, found \"H \""),
    ("CVSS:3.1/\(metrics)/E:X/E:X", "E: expected once, found twice"),
    ("CVSS:3.1/AV:N/PR:N/UI:N/S:U/C:H/I:H", "expected all mandatory metrics, found no AC, A"),
    ("CVSS:4.0/\(metrics)", "S: expected one of N, P, X, found \"U\""),
    ("CVSS:4.0/U:red", "U: expected one of Clear, Green, Amber, Red, X, found \"red\""),
    ("CVSS:4.0/UI:Passively", "UI: expected one of N, P, A, found \"Passively\""),
  ])
  func saysWhatWasExpectedAndFound(vector: String, text: String) {
    let error = #expect(throws: CVSSError.self) { try CVSS(vector: vector) }
    #expect(error?.description == text)
  }
}
