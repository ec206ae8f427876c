#include "kiosk/shell/files/report_seal.h"

#include <fstream>

#include <fmt/format.h>
#include <sodium.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "kiosk/base/sha256.h"

namespace kiosk::shell {
namespace {

/// crypto_box_seed_keypair of thirty-two bytes `M`, and of thirty-two bytes `I`.
constexpr std::string_view development_matter_key =
    "782210053be77ddbec74d2bbffbea6fe40051125c3fc9e284fe1ee16a4c86b79";
constexpr std::string_view development_identity_key =
    "e1920d84d099696f8c16ec7d5bff160f3f6b3d3df63af1d2f64db59f6d55ad7a";
constexpr std::size_t padded_to = 256;

/// JSON whose text is never in ordinary memory.
class PrivateJson {
 public:
  PrivateJson() { buffer_.reserve(std::size_t{8} * 1024); }

  void add(std::string_view key, std::string_view text) {
    if (text.empty()) return;
    append(buffer_, buffer_.empty() ? "{\"" : ",\"");
    append(buffer_, key);
    append(buffer_, "\":\"");
    for (const char c : text) add_character(c);
    append(buffer_, "\"");
  }
  void add(std::string_view key, const PrivateText& text) { add(key, text.view()); }

  /// Closed, and filled up with spaces.
  const PrivateBuffer& finish() {
    append(buffer_, buffer_.empty() ? "{}" : "}");
    while (buffer_.size() % padded_to != 0) buffer_.push_back(' ');
    return buffer_;
  }

 private:
  void add_character(char c) {
    if (c == '"' || c == '\\') {
      buffer_.push_back('\\');
      buffer_.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      append(buffer_, fmt::format("\\u{:04x}", static_cast<unsigned char>(c)));
    } else {
      buffer_.push_back(c);
    }
  }

  PrivateBuffer buffer_;
};

std::string name_of_key(const SealKey& key) {
  constexpr std::size_t digits = 16;
  return to_hex(sha256(key)).substr(0, digits);
}

records::Sealed sealed(const PrivateBuffer& text, const SealKey& key) {
  Bytes box(text.size() + crypto_box_SEALBYTES);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  // Fails for a key of low order only, which parse_seal_key has refused.
  CHECK(crypto_box_seal(box.data(), bytes, text.size(), key.data()) == 0);
  std::string encoded(sodium_base64_encoded_len(box.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(encoded.data(), encoded.size(), box.data(), box.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  encoded.pop_back();  // the terminating zero
  return {.key = name_of_key(key), .box = std::move(encoded)};
}

records::Sealed sealed_matter(const domain::ReportMatter& matter, const SealKey& key) {
  PrivateJson sealed_part;
  sealed_part.add("description", matter.description);
  sealed_part.add("loss", matter.loss);
  sealed_part.add("request", matter.request);
  sealed_part.add("received", name_of(matter.received.kind));
  if (matter.received.kind == domain::ReceivedKind::OnDay) {
    sealed_part.add("received_on", to_iso(matter.received.day));
  }
  sealed_part.add("related", matter.related);
  return sealed(sealed_part.finish(), key);
}

records::Sealed sealed_identity(const domain::ReportIdentity& identity,
                                const std::string& consent_at, const SealKey& key) {
  PrivateJson sealed_part;
  sealed_part.add("name", identity.name);
  sealed_part.add("address", identity.address);
  sealed_part.add("phone", identity.phone);
  sealed_part.add("email", identity.email);
  sealed_part.add("on_behalf_of", identity.on_behalf_of);
  sealed_part.add("consent_at", consent_at);
  return sealed(sealed_part.finish(), key);
}

}  // namespace

std::expected<SealKey, std::string> parse_seal_key(std::string_view text) {
  constexpr auto space = " \t\r\n";
  const auto from = text.find_first_not_of(space);
  if (from == std::string_view::npos) return std::unexpected("is empty");
  const auto bytes = from_hex(text.substr(from, text.find_last_not_of(space) + 1 - from));
  SealKey key{};
  if (!bytes || bytes->size() != key.size()) return std::unexpected("is not 64 hexadecimal digits");
  std::copy(bytes->begin(), bytes->end(), key.begin());
  std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> probe{1};
  std::array<std::uint8_t, crypto_scalarmult_BYTES> shared{};
  if (crypto_scalarmult(shared.data(), probe.data(), key.data()) != 0) {
    return std::unexpected("is a key that seals nothing");
  }
  return key;
}

std::expected<SealKeys, std::string> load_seal_keys(const std::string& folder) {
  constexpr std::size_t longest_file = 200;
  SealKeys keys;
  const std::array<std::pair<const char*, SealKey*>, 2> files{
      {{"report-matter.pub", &keys.matter}, {"report-identity.pub", &keys.identity}}};
  for (const auto& [name, key] : files) {
    const auto path = folder + "/" + name;
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::unexpected(path + ": cannot be read");
    std::string text(longest_file, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    const auto parsed = parse_seal_key(text);
    if (!parsed) return std::unexpected(path + ": " + parsed.error());
    *key = *parsed;
  }
  if (keys.matter == keys.identity) {
    return std::unexpected(folder + ": matter and identity need two different keys");
  }
  return keys;
}

std::string fingerprints_of(const SealKeys& keys) {
  return "matter:" + name_of_key(keys.matter) + ",identity:" + name_of_key(keys.identity);
}

SealKeys development_seal_keys() {
  const auto matter = parse_seal_key(development_matter_key);
  const auto identity = parse_seal_key(development_identity_key);
  CHECK(matter && identity);
  return {.matter = *matter, .identity = *identity};
}

PrivateText make_withdrawal_code() {
  std::array<std::uint8_t, 10> random{};
  randombytes_buf(random.data(), random.size());
  auto code = to_base32(random);
  PrivateText result{code};
  wipe(code.data(), code.size());
  wipe(random.data(), random.size());
  return result;
}

records::Report sealed_report(const messages::KeepComplaint& report, UtcOffset utc_offset,
                              const PrivateText& withdrawal_code, const SealKeys& keys) {
  records::Report sealed_one{.number = {},
                             .kiosk = {},
                             .header = report.header,
                             .withdrawal_sha256 = to_hex(sha256(as_bytes(withdrawal_code.view()))),
                             .matter = sealed_matter(report.matter, keys.matter),
                             .identity = {},
                             .answer_by = {}};
  if (report.identity) {
    sealed_one.identity =
        sealed_identity(*report.identity, to_iso(report.now, utc_offset), keys.identity);
    sealed_one.answer_by = report.identity->notify;
  }
  return sealed_one;
}

records::Sealed sealed_suggestion(const PrivateText& suggestion, const SealKeys& keys) {
  PrivateJson inside;
  inside.add("suggestion", suggestion);
  return sealed(inside.finish(), keys.matter);
}

}  // namespace kiosk::shell
