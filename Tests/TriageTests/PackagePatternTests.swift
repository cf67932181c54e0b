import FindingModel
import Testing
import Triage

@Suite struct PackagePatternTests {
  @Test(arguments: [
    ("pkg:npm/lodash", "pkg:npm/lodash@4.17.20"), ("pkg:npm/lodash", "pkg:npm/lodash"),
    ("pkg:npm/Lodash@4.17.20", "pkg:npm/lodash@4.17.20"),
    ("pkg:npm/lodash@4.17.20", "pkg:npm/lodash@v4.17.20"),
    ("pkg:npm/lodash@>=4 <4.17.21", "pkg:npm/lodash@4.17.20"),
    ("pkg:npm/lodash@>=4%20<4.17.21", "pkg:npm/lodash@4.17.20"),
    ("pkg:npm/lodash@vers:npm/>=4|<5", "pkg:npm/lodash@4.17.20"),
    ("pkg:npm/lodash@4.*", "pkg:npm/lodash@4.17.20"), ("pkg:npm/*", "pkg:npm/lodash@1"),
    ("pkg:npm/**", "pkg:npm/%40angular/core@1"), ("pkg:npm/%40angular/*", "pkg:npm/@angular/core"),
    ("pkg:npm/@angular/*", "pkg:npm/%40angular/core@1"),
    ("pkg:maven/org.apache.*/log4j*", "pkg:maven/org.apache.logging/log4j-core@2.14.1"),
    (
      "pkg:maven/org.apache.logging.log4j/log4j-core@[2.0,2.17.1)",
      "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"
    ),
    ("pkg:golang/github.com/acme/**", "pkg:golang/github.com/acme/a/b@v1"),
    ("pkg:golang/**/b", "pkg:golang/github.com/acme/b@v1"),
    ("pkg:*/lodash", "pkg:npm/lodash@1"), ("pkg:[np]*/LODASH", "pkg:npm/lodash"),
    ("pkg:*/log4j*@<2", "pkg:generic/Log4j@1.2"), ("pkg:PyPI/Django_*", "pkg:pypi/django-x@1"),
    ("pkg:pub/Flutter*", "pkg:pub/flutter_downloader@1"),
    ("pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=amd64&distro=bookworm"),
    ("pkg:deb/debian/curl@<7.88.1-10+deb12u5", "pkg:deb/debian/curl@7.88.1-10%2Bdeb12u4"),
    ("pkg:rpm/redhat/curl@<1:8", "pkg:rpm/redhat/curl@7.76.1-26.el9?epoch=1"),
    ("pkg:rpm/redhat/curl@7.76.1-26.el9", "pkg:rpm/redhat/curl@7.76.1-26.el9?epoch=1"),
    ("pkg:golang/x/y#sub/path", "pkg:golang/x/y@v1#sub/path"),
    ("pkg:golang/x/y", "pkg:golang/x/y@v1#sub/path"), ("pkg:npm/%40a%2Fb", "pkg:npm/%40a/b@1"),
    (
      "pkg:oci/app@sha256:244fd47e07d1004f0aed9c",
      "pkg:oci/app@sha256%3A244fd47e07d1004f0aed9c?tag=1"
    ),
  ])
  func matches(pattern: String, purl: String) throws {
    #expect(try PackagePattern(pattern).matches(PackageURL(purl)))
  }

  @Test(arguments: [
    ("pkg:npm/lodash", "pkg:npm/lodash-es@4"), ("pkg:npm/lodash", "pkg:pypi/lodash@4"),
    ("pkg:npm/lodash", "pkg:npm/%40evil/lodash@4"), ("pkg:npm/lodash@4", "pkg:npm/lodash"),
    ("pkg:npm/lodash@*", "pkg:npm/lodash"), ("pkg:npm/lodash@4.17.20", "pkg:npm/lodash@4.17.21"),
    ("pkg:npm/lodash@>=4 <4.17.21", "pkg:npm/lodash@4.17.21"),
    ("pkg:npm/*", "pkg:npm/%40angular/core@1"), ("pkg:npm/%40angular/*", "pkg:npm/core@1"),
    ("pkg:maven/org.apache/*", "pkg:maven/org.apache.x/log4j"),
    ("pkg:maven/Org/Name", "pkg:maven/org/name"), ("pkg:golang/a/**", "pkg:golang/a"),
    ("pkg:golang/github.com/acme/*", "pkg:golang/github.com/acme/a/b@v1"),
    ("pkg:n*/lodash", "pkg:pypi/lodash"), ("pkg:pub/flutter*", "pkg:pub/other@1"),
    ("pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=i386"),
    ("pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7"),
    ("pkg:rpm/redhat/curl@<8", "pkg:rpm/redhat/curl@7.76.1-26.el9?epoch=1"),
    ("pkg:golang/x/y#sub/path", "pkg:golang/x/y@v1#other"),
    ("pkg:golang/x/y#sub/path", "pkg:golang/x/y@v1"),
  ])
  func differs(pattern: String, purl: String) throws {
    #expect(try !PackagePattern(pattern).matches(PackageURL(purl)))
  }

  @Test(arguments: [
    (
      "lodash", "expected a package URL that begins with pkg:, found \"lodash\" in `lodash`"
    ),
    ("pkg:npm/", "expected the name of a package, found none in `pkg:npm/`"),
    ("pkg:np*/", "expected the name of a package, found none in `pkg:np*/`"),
    ("pkg:npm/[a", "expected `]` behind `[`, found the end of `[a`"),
    ("pkg:np[m/a", "expected `]` behind `[`, found the end of `np[m`"),
    ("pkg:npm/a@>=", "expected a version behind `>=`, found the end of `>=`"),
  ])
  func throwsWhereItIsNotComplete(pattern: String, message: String) {
    #expect(throws: PatternError(message)) { try PackagePattern(pattern) }
  }

  @Test(arguments: [
    ("pkg:npm/Lodash@4", "lodash"), ("pkg:maven/org.*/Log4J", "log4j"), ("pkg:*/Name", "name"),
    ("pkg:npm/lod*", nil), ("pkg:npm/**", nil), ("pkg:pub/flutter*", nil),
    ("pkg:npm/%40a%2FB", "b"),
  ])
  func knowsItsName(pattern: String, key: String?) throws {
    #expect(try PackagePattern(pattern).key == key.map { PackagePattern.key(ofName: $0) })
  }

  @Test(arguments: [
    ("pkg:npm/%40angular/Core@1", "core"), ("pkg:maven/org/Log4J", "log4j"),
    ("pkg:npm/%40a%2FB", "b"), ("pkg:npm/@scope/a", "a"), ("pkg:npm/@scope/a@1/2", "a"),
    ("pkg:generic/a@1/2?x=/b@3#c/d", "a"), ("pkg:golang/example.org/a//b/@v1", "b"),
    ("pkg:pypi/My_Package@1", "my-package"), ("pkg:deb/debian/gcc-12%2B@1", "gcc-12+"),
    ("pkg:npm/Ä@1", "ä"),
  ])
  func knowsTheNamesOfPackages(purl: String, key: String) throws {
    #expect(PackagePattern.key(of: purl) == PackagePattern.key(ofName: key))
  }
}
