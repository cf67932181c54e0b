import FindingModel
import Foundation

/// The host and path of a URL at which a finding was seen.
struct Endpoint {
  let host: String?
  let path: String

  init?(_ location: Location) {
    guard case .url(let location) = location else { return nil }
    if let text = location.url {
      guard let url = URLComponents(string: text) else { return nil }
      host = url.host
      path = url.path
    } else {
      host = location.host
      path = location.path ?? ""
    }
  }
}
