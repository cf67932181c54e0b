import Delivering

extension StandInDejaCode {
  private static let server = "http://dejacode.example.com/api/v2"

  /// What is there from the start, beside requests.
  package static let objects: [String: [Row]] = [
    "request_templates": [findings, stock], "products": [webshop], "packages": packages,
    "product_packages": productPackages, "vulnerabilities": [log4shell],
    "vulnerability_analyses": [],
  ]

  private static func question(
    _ label: String, _ type: String, isRequired: Bool = false, _ position: Int
  ) -> JSONValue {
    [
      "label": .text(label), "help_text": .text("\(label) of the finding"),
      "input_type": .text(type), "is_required": .bool(isRequired), "position": .int(position),
    ]
  }

  private static let findings: Row = [
    "api_url": .text("\(server)/request_templates/\(template)/"), "uuid": .text(template),
    "name": "Package vulnerability finding", "description": "Review a vulnerability.",
    "content_type": "package", "is_active": true, "include_applies_to": true,
    "include_product": true, "default_assignee": "alice",
    "questions": [
      question("Finding fingerprint", "CharField", 0),
      question("Vulnerability ID", "CharField", isRequired: true, 1),
      question("Severity", "CharField", 2), question("Details", "TextField", 3),
      question("Fix available", "BooleanField", 4), question("Reported on", "DateField", 5),
    ],
  ]

  private static let stock: Row = [
    "api_url": .text("\(server)/request_templates/72e03036-c88e-40f8-8ed1-37e54d312eda/"),
    "uuid": "72e03036-c88e-40f8-8ed1-37e54d312eda",
    "name": "Address Vulnerabilities in Product Packages", "description": "Stock",
    "content_type": "product", "is_active": true, "include_applies_to": true,
    "include_product": false, "default_assignee": nil,
    "questions": [
      question("Product Team Contact", "CharField", isRequired: true, 0),
      question("Need By Date", "DateField", 1), question("Notes", "TextField", 2),
    ],
  ]

  private static let webshop: Row = [
    "display_name": "webshop 2.1", "api_url": .text("\(server)/products/\(product)/"),
    "uuid": .text(product), "name": "webshop", "version": "2.1",
  ]

  private static func package(_ purl: String, _ uuid: String) -> Row {
    [
      "display_name": .text(purl), "api_url": .text("\(server)/packages/\(uuid)/"),
      "uuid": .text(uuid), "package_url": .text(purl), "filename": "", "name": "", "version": "",
    ]
  }

  private static let packages: [Row] = [
    // Twice, and only the second one is in the product.
    package("pkg:npm/lodash@4.17.15", "11111111-1111-4111-8111-111111111111"),
    package("pkg:npm/lodash@4.17.15", lodash),
    package("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", log4j),
  ]

  private static func productPackage(_ package: String, _ uuid: String, _ purl: String) -> Row {
    [
      "api_url": .text("\(server)/product_packages/\(uuid)/"), "uuid": .text(uuid),
      "product": .text("\(server)/products/\(product)/"),
      "package": .text("\(server)/packages/\(package)/"),
      "package_abcd": ["uuid": .text(package), "package_url": .text(purl)],
      "vulnerability_analyses": [],
    ]
  }

  private static let productPackages = [
    productPackage(lodash, "bb8e81f0-7cc7-4cf0-9a10-362da915edbe", "pkg:npm/lodash@4.17.15"),
    productPackage(
      log4j, "379cf444-12b3-479a-b1ac-b61d66894dd2",
      "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"),
  ]

  package static let vulnerability = "38676305-bde2-4ae7-bfae-24b300a163ed"

  private static let log4shell: Row = [
    "api_url": .text("\(server)/vulnerabilities/\(vulnerability)/"),
    "uuid": .text(vulnerability), "advisory_uid": "ghsa/GHSA-jfh8-c2jp-5v3q",
    "advisory_id": "GHSA-jfh8-c2jp-5v3q", "aliases": ["CVE-2021-44228"],
    "summary": "Remote code injection in Log4j", "risk_score": "10.0", "risk_level": "critical",
    "fixed_packages": [],
  ]

  /// What people found out about Log4Shell in the product.
  package func analyse(state: String, justification: String = "", detail: String = "") {
    let analysis: JSONValue = [
      "api_url": .text("\(StandInDejaCode.server)/vulnerability_analyses/913b33b6/"),
      "uuid": "913b33b6-4a55-47e5-91ed-f37277a76f42",
      "product_package": .text(
        "\(StandInDejaCode.server)/product_packages/379cf444-12b3-479a-b1ac-b61d66894dd2/"),
      "vulnerability": .text(
        "\(StandInDejaCode.server)/vulnerabilities/\(StandInDejaCode.vulnerability)/"),
      "advisory_uid": "ghsa/GHSA-jfh8-c2jp-5v3q", "state": .text(state),
      "justification": .text(justification), "responses": nil, "detail": .text(detail),
      "is_reachable": nil,
    ]
    change("product_packages") { row in
      guard row["package"]?.text?.contains(StandInDejaCode.log4j) == true else { return }
      row["vulnerability_analyses"] = [analysis]
    }
  }
}
