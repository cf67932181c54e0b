/// A component of a bill of materials.
struct CycloneDXPackage {
  let name: String
  let version: String
  /// How vulnerabilities refer to it, and what it is known by.
  let purl: String
  private let license: String
  private let hash: String
  private let properties: [(name: String, value: String)]

  init(_ number: Int, _ prose: inout Prose) {
    name = "\(prose.name())-\(number)"
    version = prose.version()
    purl = "pkg:deb/debian/\(name)@\(version)?arch=amd64&distro=debian-12.4"
    license = prose.pick(["GPL-2.0-only", "MIT", "Apache-2.0", "BSD-3-Clause"])
    hash = prose.hex(40)
    properties = [
      ("layer:DiffID", "sha256:\(prose.hex(64))"), ("layer:Digest", "sha256:\(prose.hex(64))"),
      ("package:id", "\(name)@\(version)"), ("package:type", "deb"), ("package:source", name),
      ("location:0:path", "/usr/share/doc/\(name)/copyright"),
    ]
  }

  var json: String {
    let properties = properties.map {
      """
              {
                "name": "\($0.name)",
                "value": "\($0.value)"
              }
      """
    }
    return """
          {
            "bom-ref": "\(purl)",
            "type": "library",
            "name": "\(name)",
            "version": "\(version)",
            "hashes": [
              {
                "alg": "SHA-1",
                "content": "\(hash)"
              }
            ],
            "licenses": [
              {
                "license": {
                  "id": "\(license)"
                }
              }
            ],
            "purl": "\(purl)",
            "properties": [
      \(properties.joined(separator: ",\n"))
            ]
          }
      """
  }

  var xml: String {
    let properties = properties.map {
      "        <property name=\"\($0.name)\">\($0.value)</property>\n"
    }
    return """
          <component bom-ref="\(purl.xml)" type="library">
            <name>\(name)</name>
            <version>\(version)</version>
            <hashes>
              <hash alg="SHA-1">\(hash)</hash>
            </hashes>
            <licenses>
              <license>
                <id>\(license)</id>
              </license>
            </licenses>
            <cpe>cpe:2.3:a:\(name):\(name):\(version):*:*:*:*:*:*:*</cpe>
            <purl>\(purl.xml)</purl>
            <properties>
      \(properties.joined())      </properties>
          </component>
      """
  }
}
