/// What a finding of Security Hub says whatever the resource: a control of a standard, or a package
/// with a vulnerability that Inspector knows.
struct SecurityHubSubject {
  let name: String
  let arn: String
  let product: String
  let generator: String
  let type: String
  let severity: String
  let title: String
  let description: String
  let resource: String
  /// Members of `ProductFields`.
  let fields: String
  /// The member of this name, if it is a package.
  let vulnerabilities: String

  var isPackage: Bool { !vulnerabilities.isEmpty }

  init(control number: Int, _ prose: inout Prose) {
    let standard = "aws-foundational-security-best-practices/v/1.0.0"
    name = "EC2.\(number)"
    arn = "arn:aws:securityhub:eu-west-1:012345678912:subscription/\(standard)/\(name)"
    product = "Security Hub"
    generator = "\(standard)/\(name)"
    type = "Software and Configuration Checks/Industry and Regulatory Standards/\(standard)"
    severity = prose.pick(["CRITICAL", "HIGH", "MEDIUM", "MEDIUM", "LOW", "INFORMATIONAL"])
    title = "\(name) \(prose.phrase())"
    description = prose.text(bytes: 120...450).json()
    resource = prose.pick(["AwsS3Bucket", "AwsEc2Instance", "AwsIamUser", "AwsEc2Vpc"])
    fields = """
                      "StandardsArn": "arn:aws:securityhub:::standards/\(standard)",
                      "StandardsControlArn": "\(arn)",
                      "ControlId": "\(name)",
                      "RecommendationUrl": "https://docs.example.org/securityhub/\(name)",
                      "RelatedAWSResources:0/name": "securityhub-\(prose.name())-\(prose.hex(8))",
                      "RelatedAWSResources:0/type": "AWS::Config::ConfigRule",

      """
    vulnerabilities = ""
  }

  init(package number: Int, _ prose: inout Prose) {
    let rating = prose.pick(Rating.all)
    let package = prose.name()
    name = "CVE-\(2015 + number % 11)-\(10_000 + number / 11)"
    arn = "arn:aws:inspector2:eu-west-1:012345678912"
    product = "Inspector"
    generator = "AWSInspector"
    type = "Software and Configuration Checks/Vulnerabilities/CVE"
    severity = rating.severity
    title = "\(name) - \(package)"
    description = prose.text(bytes: 250...850).json()
    resource = "AwsEc2Instance"
    fields = """
                      "aws/inspector/FindingStatus": "ACTIVE",
                      "aws/inspector/inspectorScore": "\(rating.score)",
                      "aws/inspector/ProductVersion": "2",

      """
    let urls = prose.several(2...8, separator: ",\n") { prose in
      "                        \"https://\(prose.noun()).example.org/\(prose.name())\""
    }
    vulnerabilities = """
                  "Vulnerabilities": [
                      {
                          "Id": "\(name)",
                          "VulnerablePackages": [
                              {
                                  "Name": "\(package)",
                                  "Version": "\(prose.version())",
                                  "Architecture": "X86_64",
                                  "PackageManager": "OS",
                                  "FixedInVersion": "0:\(prose.version())",
                                  "Remediation": "yum update \(package)"
                              }
                          ],
                          "Cvss": [
                              {
                                  "Version": "3.1",
                                  "BaseScore": \(rating.score),
                                  "BaseVector": "\(rating.vector)",
                                  "Source": "NVD"
                              }
                          ],
                          "Vendor": {
                              "Name": "NVD",
                              "Url": "https://nvd.nist.gov/vuln/detail/\(name)",
                              "VendorSeverity": "\(severity)"
                          },
                          "ReferenceUrls": [
      \(urls)
                          ],
                          "FixAvailable": "YES"
                      }
                  ],

      """
  }
}
