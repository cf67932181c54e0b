import FindingModel
import ScannerKit

/// An alert in either form of a report.
protocol ZAPAlert {
  associatedtype Instances: Sequence where Instances.Element: ZAPInstance

  func text(_ name: StaticString) -> String?
  func requiredText(_ name: StaticString) throws -> String
  /// A text of HTML.
  func html(_ name: StaticString) -> String?
  /// An error at a part of the alert.
  func error(at name: StaticString, _ problem: String) -> any Error
  var instances: Instances { get }
}

/// A place where an alert was raised.
protocol ZAPInstance {
  func text(_ name: StaticString) -> String?
  /// What the parts of an exchange are called.
  static var exchange: ZAPExchangeNames { get }
}

struct ZAPExchangeNames {
  let requestHeader: StaticString
  let requestBody: StaticString
  let responseHeader: StaticString
  let responseBody: StaticString
}

extension ZAP {
  func finding(of alert: some ZAPAlert, _ texts: MarkdownTexts) throws -> Finding {
    let risk = try alert.requiredText("riskcode")
    guard let severity = severities[risk] else {
      throw alert.error(at: "riskcode", "expected 0, 1, 2 or 3, found `\(risk)`")
    }
    var finding = Finding(try alert.requiredText("alert"), severity: severity)
    finding.description = alert.html("desc").map(texts.markdown)
    finding.mitigation = alert.html("solution").map(texts.markdown)
    finding.references = alert.html("reference").map(texts.markdown)
    // The reference reads its confidence from the risk, not from `confidence`.
    finding.scannerConfidence = confidences[risk]
    finding.vulnIDFromTool = alert.text("pluginid")
    finding.cwe = alert.text("cweid").flatMap(weakness) ?? 0
    for instance in alert.instances {
      let url = instance.text("uri").map(ZAPURL.init)
      if let url { finding.locations.append(.url(URLLocation(url: url.location))) }
      finding.requestResponsePairs.append(exchange(instance, url))
    }
    return finding
  }

  /// A number of digits alone; -1 says that there is none.
  private func weakness(_ text: String) -> Int? {
    text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(text) : nil
  }

  /// The request and response as they went over the wire, or what the report says of them.
  private func exchange<Instance: ZAPInstance>(
    _ instance: Instance, _ url: ZAPURL?
  ) -> RequestResponsePair {
    let names = Instance.exchange
    if let request = instance.text(names.requestHeader) {
      return RequestResponsePair(
        request: request + (instance.text(names.requestBody) ?? ""),
        response: (instance.text(names.responseHeader) ?? "")
          + (instance.text(names.responseBody) ?? ""))
    }
    let request = joined(
      "Method:           ", instance.text("method") ?? "None",
      " \nParam:            ", instance.text("param") ?? "None",
      " \nAttack:           ", instance.text("attack") ?? "None",
      " \nEndpointQuery:    ", url?.query ?? "", " \nEndpointFragment: ", url?.fragment ?? "")
    return RequestResponsePair(request: request, response: instance.text("evidence") ?? "None")
  }
}

private let severities: [String: Severity] = ["0": .info, "1": .low, "2": .medium, "3": .high]

private let confidences = ["1": 7, "2": 4, "3": 1, "4": 1]
