#include "server/access/authority.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/bytes.h"
#include "kiosk/sync/protocol/enrol.h"
#include "server/access/x509.h"

namespace server::access {
namespace {

using openssl::failure;

constexpr std::chrono::days authority_life{3'652};  // ten years
/// A request for a P-384 key is a tenth of it.
constexpr std::size_t largest_request = 16U << 10U;
constexpr std::size_t largest_file = 64U << 10U;

using Failure = std::unexpected<std::string>;

std::string because() {
  return ": " + std::generic_category().message(errno);
}

class OpenFile {
 public:
  OpenFile(const std::string& path, int flags) : number_(::open(path.c_str(), flags, 0600)) {}
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

std::expected<std::optional<std::string>, std::string> read_if_there(const std::string& path) {
  const OpenFile file{path, O_RDONLY | O_CLOEXEC};
  if (file.number() < 0 && errno == ENOENT) return std::nullopt;
  if (file.number() < 0) return Failure{path + " cannot be read" + because()};
  std::string text;
  std::array<char, 4096> piece{};
  for (;;) {
    const auto count = ::read(file.number(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failure{path + " cannot be read" + because()};
    if (count == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
    if (text.size() > largest_file) return Failure{path + " is too large"};
  }
}

std::expected<void, std::string> sync_folder(const std::string& folder) {
  const OpenFile file{folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC};
  if (file.number() >= 0 && ::fsync(file.number()) == 0) return {};
  return Failure{folder + " cannot be synced" + because()};
}

/// On the disk when it returns; whatever had the name is replaced.
std::expected<void, std::string> write_new(const std::string& path, const std::string& text) {
  ::unlink(path.c_str());
  const OpenFile file{path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC};
  if (file.number() < 0) return Failure{path + " cannot be made" + because()};
  std::size_t written = 0;
  while (written < text.size()) {
    const auto count = ::write(file.number(), text.data() + written, text.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Failure{path + " cannot be written" + because()};
    written += static_cast<std::size_t>(count);
  }
  // The mask of the process may have taken more than it should.
  if (::fchmod(file.number(), 0600) != 0 || ::fsync(file.number()) != 0) {
    return Failure{path + " cannot be written" + because()};
  }
  return {};
}

std::expected<void, std::string> put_in_place(const std::string& path, const std::string& folder) {
  if (::rename((path + ".new").c_str(), path.c_str()) != 0) {
    return Failure{path + " cannot be put in its place" + because()};
  }
  return sync_folder(folder);
}

/// Key and certificate as they stand in the files.
struct Pair {
  std::string key;
  std::string certificate;
};

bool belong_together(const Pair& pair) {
  const auto key = read_key(pair.key);
  const auto certificate = read_certificate(pair.certificate);
  return key && certificate && X509_check_private_key(certificate.get(), key.get()) == 1;
}

std::expected<Pair, std::string> make_pair(kiosk::Instant now) {
  const openssl::Key key{EVP_EC_gen("P-256")};
  const auto serial = make_serial();
  if (!key || serial.empty()) return failure("no key can be made");
  // Names that differ keep apart the authorities of two hubs, or of one that was made anew.
  const auto name = "Anjungan authority " + kiosk::to_hex(serial).substr(0, 8);
  const auto certificate =
      begin_certificate(serial, {.common_name = name}, period_from(now, authority_life), key.get());
  if (!certificate || !extend_authority(certificate.get()) ||
      !sign(certificate.get(), certificate.get(), key.get())) {
    return failure("no certificate of the authority can be made");
  }
  Pair pair{pem_of(key.get()), pem_of(certificate.get())};
  if (pair.key.empty() || pair.certificate.empty()) return failure("no key can be written");
  return pair;
}

/// Both are on the disk under other names before the first gets its own: should the power fail in
/// between, `finish` has all that it needs.
std::expected<void, std::string> keep(const Pair& pair, const std::string& folder,
                                      const std::string& key, const std::string& certificate) {
  if (auto written = write_new(key + ".new", pair.key); !written) return written;
  if (auto written = write_new(certificate + ".new", pair.certificate); !written) return written;
  if (auto synced = sync_folder(folder); !synced) return synced;
  if (auto placed = put_in_place(key, folder); !placed) return placed;
  return put_in_place(certificate, folder);
}

/// The certificate of a key that got its name just before the power failed; nothing when there is
/// none that belongs to it.
std::expected<std::optional<std::string>, std::string> finish(const std::string& folder,
                                                              const std::string& key,
                                                              const std::string& path) {
  auto waiting = read_if_there(path + ".new");
  if (!waiting) return waiting;
  const auto& text = *waiting;
  if (!text || !belong_together({key, *text})) return std::nullopt;
  if (auto placed = put_in_place(path, folder); !placed) return Failure{placed.error()};
  return waiting;
}

std::expected<Pair, std::string> make(const std::string& folder, const std::string& key_path,
                                      const std::string& certificate_path, kiosk::Instant now) {
  auto made = make_pair(now);
  if (!made) return made;
  const auto kept = keep(*made, folder, key_path, certificate_path);
  if (!kept) return Failure{kept.error()};
  return made;
}

std::expected<Pair, std::string> read_or_make(const std::string& folder, kiosk::Instant now) {
  const auto key_path = folder + "/authority.key";
  const auto certificate_path = folder + "/authority.pem";
  const auto read_key_file = read_if_there(key_path);
  if (!read_key_file) return Failure{read_key_file.error()};
  auto read_certificate_file = read_if_there(certificate_path);
  if (!read_certificate_file) return Failure{read_certificate_file.error()};
  const auto& key = *read_key_file;
  const auto& certificate = *read_certificate_file;
  if (!key && !certificate) return make(folder, key_path, certificate_path, now);
  if (!key) return Failure{key_path + " is missing, but its certificate is there"};
  if (certificate) return Pair{*key, *certificate};
  const auto finished = finish(folder, *key, certificate_path);
  if (!finished) return Failure{finished.error()};
  const auto& late = *finished;
  if (!late) return Failure{certificate_path + " is missing, but its key is there"};
  return Pair{*key, *late};
}

std::expected<openssl::Key, std::string> key_of_request(const std::string& pem) {
  if (pem.size() > largest_request) return Failure{"the request is too large"};
  const auto from = openssl::reader_of(pem);
  const openssl::SigningRequest request{
      from ? PEM_read_bio_X509_REQ(from.get(), nullptr, openssl::no_password, nullptr) : nullptr};
  if (!request) return failure("the request cannot be read");
  openssl::Key key{X509_REQ_get_pubkey(request.get())};
  if (!key) return failure("the key of the request cannot be read");
  if (!is_accepted_kind(key.get())) return failure("the key is not P-256, P-384 or Ed25519");
  if (X509_REQ_verify(request.get(), key.get()) != 1) {
    return failure("the request is not signed by its own key");
  }
  return key;
}

}  // namespace

struct Authority::Parts {
  /// For at most `certificate_life`, and no longer than the authority itself.
  [[nodiscard]] std::expected<Period, std::string> period_of_leaf(kiosk::Instant now) const {
    const auto own_end = openssl::instant_of(X509_get0_notAfter(own.get()));
    auto period = period_from(now, certificate_life);
    if (!own_end || *own_end <= now) return Failure{"the authority has expired"};
    period.ends = std::min(period.ends, *own_end);
    return period;
  }

  openssl::Key key;
  openssl::Certificate own;
  std::string pem;
  std::string fingerprint;
};

std::expected<Authority, std::string> Authority::open(const std::string& folder,
                                                      kiosk::Instant now) {
  ERR_clear_error();
  const auto pair = read_or_make(folder, now);
  if (!pair) return Failure{pair.error()};
  auto parts = std::make_unique<Parts>();
  parts->key = read_key(pair->key);
  if (!parts->key) return failure(folder + "/authority.key is no key that can be used");
  parts->own = read_certificate(pair->certificate);
  if (!parts->own) return failure(folder + "/authority.pem is no certificate");
  if (!belong_together(*pair)) {
    return failure(folder + ": authority.key and authority.pem do not belong together");
  }
  if (X509_check_ca(parts->own.get()) != 1) {
    return failure(folder + "/authority.pem is no certificate of an authority");
  }
  // Written anew, so that nothing that may stand around it in the file is handed out.
  parts->pem = pem_of(parts->own.get());
  const auto der = der_of(parts->own.get());
  if (parts->pem.empty() || der.empty()) return failure("the authority cannot be written");
  parts->fingerprint = kiosk::sync::authority_fingerprint(der);
  return Authority{std::move(parts)};
}

Authority::Authority(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Authority::~Authority() = default;
Authority::Authority(Authority&& other) noexcept = default;
Authority& Authority::operator=(Authority&& other) noexcept = default;

const std::string& Authority::certificate() const {
  return parts_->pem;
}

const std::string& Authority::fingerprint() const {
  return parts_->fingerprint;
}

std::expected<Certificate, std::string> Authority::certify(const std::string& request_pem,
                                                           const std::string& centre,
                                                           const std::string& kiosk,
                                                           kiosk::Instant now) {
  ERR_clear_error();
  if (centre.empty() || kiosk.empty()) return Failure{"the kiosk has no name"};
  const auto key = key_of_request(request_pem);
  if (!key) return Failure{key.error()};
  const auto period = parts_->period_of_leaf(now);
  if (!period) return Failure{period.error()};
  const auto serial = make_serial();
  const auto made = begin_certificate(serial, {centre, kiosk}, *period, key->get());
  if (!made || !extend_leaf(made.get(), parts_->own.get(), "clientAuth") ||
      !sign(made.get(), parts_->own.get(), parts_->key.get())) {
    return failure("the certificate cannot be made");
  }
  Certificate certificate{pem_of(made.get()), ::kiosk::to_hex(serial), period->ends};
  if (certificate.pem.empty()) return failure("the certificate cannot be written");
  return certificate;
}

std::expected<KeyAndCertificate, std::string> Authority::make_door(
    const std::vector<std::string>& hosts, kiosk::Instant now) {
  ERR_clear_error();
  const auto period = parts_->period_of_leaf(now);
  if (!period) return Failure{period.error()};
  const openssl::Key key{EVP_EC_gen("P-256")};
  if (!key) return failure("no key can be made");
  const auto made =
      begin_certificate(make_serial(), {.common_name = "Anjungan door"}, *period, key.get());
  if (!made || !extend_leaf(made.get(), parts_->own.get(), "serverAuth")) {
    return failure("the certificate cannot be made");
  }
  if (auto sentence = add_hosts(made.get(), hosts)) return failure(std::move(*sentence));
  if (!sign(made.get(), parts_->own.get(), parts_->key.get())) {
    return failure("the certificate cannot be signed");
  }
  KeyAndCertificate door{pem_of(key.get()), pem_of(made.get()) + parts_->pem, period->ends};
  if (door.key.empty()) return failure("the key cannot be written");
  return door;
}

}  // namespace server::access
