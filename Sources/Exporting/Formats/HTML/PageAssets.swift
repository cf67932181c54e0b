import Crypto
import Foundation

/// The style and the script of the page, which stand in the program itself, and what a browser may
/// do on its account: run these two, and nothing else.
enum PageAssets {
  static let style = text(PackageResources.page_css)

  static let script = [
    PackageResources.text_js, PackageResources.markdown_js, PackageResources.inline_js,
    PackageResources.rows_js, PackageResources.details_js, PackageResources.filters_js,
    PackageResources.table_js, PackageResources.page_js,
  ].map(text).joined(separator: "\n")

  /// <https://www.w3.org/TR/CSP3/>
  static let securityPolicy =
    "default-src 'none'; script-src '\(digest(of: script))'; style-src '\(digest(of: style))';"
    + " base-uri 'none'; form-action 'none'"

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func digest(of text: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }
}
