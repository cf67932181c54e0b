import Foundation

/// How one attempt to send a request went, and whether another one is safe.
struct Outcome {
  let request: Request
  let result: Result<Response, DeliveryError>

  init(_ request: Request, _ result: Result<Response, DeliveryError>) {
    self.request = request
    self.result = result
  }

  /// Why to send it again; nil where that would not help, or might do the same twice.
  var reasonToRepeat: String? {
    switch result {
    case .success(let response):
      switch response.status {
      case 429: "the server asks for patience (429)"
      case 502, 503, 504: request.method.isReading ? "the server answered \(response.status)" : nil
      default: nil
      }
    case .failure(let error):
      switch error.reason {
      case .unreachable: "the server was not reached"
      case .interrupted: error.mayHaveHappened ? nil : "the connection was lost"
      default: nil
      }
    }
  }

  /// How long the server asks to wait: the header `Retry-After` (RFC 9110, 10.2.3).
  func askedPause(now: Date = Date()) -> Duration? {
    guard case .success(let response) = result, let text = response.header("Retry-After") else {
      return nil
    }
    if let seconds = Int(text.trimmed), (0...1_000_000).contains(seconds) {
      return .seconds(seconds)
    }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    guard let date = format.date(from: text.trimmed) else { return nil }
    return .seconds(max(0, min(1_000_000, date.timeIntervalSince(now))))
  }
}

extension Duration {
  /// As `1.5 s`.
  var inWords: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    let tenths = (seconds * 10).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths)) s" : "\(tenths) s"
  }
}
