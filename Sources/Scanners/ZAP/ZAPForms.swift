import ReportReading

/// An alert as XML: `<alertitem>`.
struct ZAPAlertElement: ZAPAlert {
  let element: XML

  func text(_ name: StaticString) -> String? { element.childText(name) }
  func html(_ name: StaticString) -> String? { element.childText(name) }
  func requiredText(_ name: StaticString) throws -> String { try element[name].requiredText() }
  func error(at name: StaticString, _ problem: String) -> any Error { element[name].error(problem) }

  var instances: LazyMapSequence<XMLChildren, ZAPInstanceElement> {
    element["instances"].all("instance").lazy.map(ZAPInstanceElement.init)
  }
}

/// An instance as XML: `<instance>`.
struct ZAPInstanceElement: ZAPInstance {
  let element: XML

  func text(_ name: StaticString) -> String? { element.childText(name) }

  static let exchange = ZAPExchangeNames(
    requestHeader: "requestheader", requestBody: "requestbody", responseHeader: "responseheader",
    responseBody: "responsebody")
}

/// An alert as JSON.
struct ZAPAlertObject: ZAPAlert {
  let record: JSON

  func text(_ name: StaticString) -> String? { record[name].xmlText }

  func requiredText(_ name: StaticString) throws -> String {
    try record[name].requiredXMLText()
  }

  func error(at name: StaticString, _ problem: String) -> any Error { record[name].error(problem) }

  /// Reports with requests have each line as a paragraph, where those in XML have plain lines.
  func html(_ name: StaticString) -> String? {
    guard let text = text(name) else { return nil }
    guard isWithRequests, text.hasPrefix("<p>"), text.hasSuffix("</p>") else { return text }
    return text.dropFirst(3).dropLast(4).split(
      separator: "</p><p>", omittingEmptySubsequences: false
    )
    .joined(separator: "\n")
  }

  private var isWithRequests: Bool {
    record["tags"].exists
      || record["instances"][0][ZAPInstanceObject.exchange.requestHeader].exists
  }

  var instances: LazyMapSequence<JSON, ZAPInstanceObject> {
    record["instances"].lazy.map(ZAPInstanceObject.init)
  }
}

/// An instance as JSON.
struct ZAPInstanceObject: ZAPInstance {
  let record: JSON

  func text(_ name: StaticString) -> String? { record[name].xmlText }

  static let exchange = ZAPExchangeNames(
    requestHeader: "request-header", requestBody: "request-body",
    responseHeader: "response-header", responseBody: "response-body")
}
