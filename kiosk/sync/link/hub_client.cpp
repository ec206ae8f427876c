#include "kiosk/sync/link/hub_client.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

#include <curl/curl.h>
#include <openssl/ssl.h>
#include <zlib.h>

#include "kiosk/base/check.h"

namespace kiosk::sync {

/// What was seen of one request and of the handshake before it: curl's codes alone do not tell a
/// portal from a cut line, nor a refused certificate from either.
struct Sightings {
  std::string body;
  bool too_large = false;
  bool head_complete = false;
  bool connected = false;             // TLS has been spoken, or begun to be
  bool heard_other_than_tls = false;  // plain HTTP on the port
  bool ended_by_us = false;           // TLS, by an alert; what it said does not matter
  std::optional<int> alert;           // by which the hub ended TLS
};

struct CurlFree {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct CurlMultiFree {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

namespace {

using namespace std::chrono_literals;

/// Unpacked. The longest answer of a hub is a certificate with its authority's.
constexpr std::size_t most_reply_bytes = 4ULL << 20U;
constexpr std::size_t worth_compressing_bytes = 1024;
constexpr int longest_retry_after_s = 3600;
/// How often a request under way looks around, should nothing wake it.
constexpr int longest_wait_ms = 1000;

constexpr std::string_view authority_path = "/v1/authority";
constexpr std::string_view json_type = "application/json";
constexpr std::string_view pem_type = "application/x-pem-file";

/// A security option that did not take effect must not go unnoticed.
template <class T>
void set(CURL* easy, CURLoption option, T value) {
  static_assert(std::is_same_v<T, long> || std::is_same_v<T, curl_off_t> || std::is_pointer_v<T>);
  CHECK(curl_easy_setopt(easy, option, value) == CURLE_OK);
}

std::size_t take_body(const char* bytes, std::size_t one, std::size_t count, void* user) {
  auto& seen = *static_cast<Sightings*>(user);
  const std::size_t size = one * count;
  seen.too_large = seen.body.size() + size > most_reply_bytes;
  if (seen.too_large) return 0;  // ends the request
  seen.body.append(bytes, size);
  return size;
}

/// One line a call. The blank one ends the head; another head may follow it (`100 Continue`), or
/// lines after the body.
std::size_t take_head(const char* bytes, std::size_t one, std::size_t count, void* user) {
  const std::string_view line(bytes, one * count);
  auto& complete = static_cast<Sightings*>(user)->head_complete;
  complete = line == "\r\n" || line == "\n" || (complete && !line.starts_with("HTTP/"));
  return line.size();
}

/// Called for every message of the handshake and every record's head, before OpenSSL judges it.
void note_tls(int sent, int /*version*/, int kind, const void* bytes, std::size_t size,
              SSL* /*ssl*/, void* user) {
  auto& seen = *static_cast<Sightings*>(user);
  seen.connected = true;
  const auto* octets = static_cast<const std::uint8_t*>(bytes);
  if (kind == SSL3_RT_HEADER && sent == 0 && size > 0) {
    const bool is_tls =
        octets[0] >= SSL3_RT_CHANGE_CIPHER_SPEC && octets[0] <= SSL3_RT_APPLICATION_DATA;
    seen.heard_other_than_tls = seen.heard_other_than_tls || !is_tls;
  }
  if (kind == SSL3_RT_ALERT && size == 2 && octets[1] != SSL_AD_CLOSE_NOTIFY) {
    if (sent == 0) seen.alert = octets[1];
    seen.ended_by_us = seen.ended_by_us || sent != 0;
  }
}

CURLcode listen_to_tls(CURL* /*easy*/, void* context, void* user) {
  auto* tls = static_cast<SSL_CTX*>(context);
  SSL_CTX_set_msg_callback(tls, note_tls);
  SSL_CTX_set_msg_callback_arg(tls, user);
  return CURLE_OK;
}

/// The blob borrows the text.
void set_blob(CURL* easy, CURLoption option, std::string& text) {
  curl_blob blob{.data = text.data(), .len = text.size(), .flags = CURL_BLOB_NOCOPY};
  set(easy, option, &blob);
}

void prepare_tls(CURL* easy, HubAccess& access, Sightings& seen) {
  set(easy, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_3});
  // No authority of the system is trusted: only the hub's own.
  set<const char*>(easy, CURLOPT_CAINFO, nullptr);
  set<const char*>(easy, CURLOPT_CAPATH, nullptr);
  const bool proves = !access.authority.empty();
  set(easy, CURLOPT_SSL_VERIFYPEER, proves ? 1L : 0L);
  set(easy, CURLOPT_SSL_VERIFYHOST, proves ? 2L : 0L);
  if (proves) set_blob(easy, CURLOPT_CAINFO_BLOB, access.authority);
  if (proves && !access.certificate.empty() && !access.key.empty()) {
    set_blob(easy, CURLOPT_SSLCERT_BLOB, access.certificate);
    set_blob(easy, CURLOPT_SSLKEY_BLOB, access.key);
  }
  // A resumed session would skip both sides' look at the certificates.
  set(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
  set(easy, CURLOPT_SSL_CTX_FUNCTION, &listen_to_tls);
  set(easy, CURLOPT_SSL_CTX_DATA, &seen);
}

void prepare(CURL* easy, Sightings& seen) {
  set(easy, CURLOPT_PROTOCOLS_STR, "https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_NOPROXY, "*");
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
  set(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
  set(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(most_reply_bytes));
  // Looking up a name cannot be interrupted; the thread that does it is left to end by itself.
  set(easy, CURLOPT_QUICK_EXIT, 1L);
  set(easy, CURLOPT_WRITEFUNCTION, &take_body);
  set(easy, CURLOPT_WRITEDATA, &seen);
  set(easy, CURLOPT_HEADERFUNCTION, &take_head);
  set(easy, CURLOPT_HEADERDATA, &seen);
}

std::string gzip(const std::string& text) {
  CHECK(text.size() <= std::numeric_limits<uInt>::max());
  constexpr int window_bits_of_gzip = 15 + 16;
  constexpr int usual_memory = 8;
  z_stream stream{};
  CHECK(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window_bits_of_gzip, usual_memory,
                     Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  // zlib only reads it, but its C has no const here.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  CHECK(result == Z_STREAM_END);
  return packed;
}

bool is_type(const char* said, std::string_view wanted) {
  if (said == nullptr) return false;
  std::string_view type(said);
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return std::ranges::equal(type, wanted, [](char one, char other) {
    return (one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one) == other;
  });
}

/// Seconds only: a date would be judged by a clock that may be wrong.
std::chrono::seconds retry_after_of(CURL* easy) {
  curl_header* header = nullptr;
  if (curl_easy_header(easy, "Retry-After", 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return 0s;
  int seconds = 0;
  for (const char digit : std::string_view(header->value)) {
    if (digit < '0' || digit > '9') return 0s;
    seconds = std::min(seconds * 10 + (digit - '0'), longest_retry_after_s);
  }
  return std::chrono::seconds{seconds};
}

bool is_about_our_certificate(int alert) {
  // It cannot be decrypted when it is signed by another authority that has the hub's name: a hub
  // that was set up anew.
  constexpr std::array alerts{
      SSL_AD_BAD_CERTIFICATE,     SSL_AD_UNSUPPORTED_CERTIFICATE, SSL_AD_CERTIFICATE_REVOKED,
      SSL_AD_CERTIFICATE_EXPIRED, SSL_AD_CERTIFICATE_UNKNOWN,     SSL_AD_UNKNOWN_CA,
      SSL_AD_ACCESS_DENIED,       SSL_AD_DECRYPT_ERROR,           TLS13_AD_CERTIFICATE_REQUIRED};
  return std::ranges::find(alerts, alert) != alerts.end();
}

LinkFault fault_of_certificate(CURL* easy) {
  long found = X509_V_OK;
  curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &found);
  const bool by_time =
      found == X509_V_ERR_CERT_NOT_YET_VALID || found == X509_V_ERR_CERT_HAS_EXPIRED;
  return by_time ? LinkFault::HubExpired : LinkFault::NotOurHub;
}

/// How far a request came that ran out of time.
LinkFault fault_of_waiting(CURL* easy, const Sightings& seen) {
  if (seen.connected) return LinkFault::TooSlow;
  curl_off_t name_found_us = 0;
  curl_easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME_T, &name_found_us);
  return name_found_us > 0 ? LinkFault::NoLine : LinkFault::NameUnknown;
}

LinkFault fault_of_handshake(const Sightings& seen) {
  if (seen.heard_other_than_tls) return LinkFault::Portal;
  // It speaks TLS, but not the hub's: an older version, other ciphers.
  return seen.alert || seen.ended_by_us ? LinkFault::NotOurHub : LinkFault::Broken;
}

LinkFault fault_of(CURL* easy, CURLcode code, const Sightings& seen) {
  if (seen.too_large || code == CURLE_FILESIZE_EXCEEDED) return LinkFault::TooLarge;
  if (code == CURLE_PEER_FAILED_VERIFICATION) return fault_of_certificate(easy);
  if (code == CURLE_OPERATION_TIMEDOUT) return fault_of_waiting(easy, seen);
  // With TLS 1.3 the hub judges our certificate when the request is on its way already.
  if (seen.alert && is_about_our_certificate(*seen.alert)) return LinkFault::CertificateRefused;
  if (code == CURLE_SSL_CONNECT_ERROR) return fault_of_handshake(seen);
  constexpr std::array<std::pair<CURLcode, LinkFault>, 10> others{
      {{CURLE_URL_MALFORMAT, LinkFault::NameUnknown},
       {CURLE_COULDNT_RESOLVE_HOST, LinkFault::NameUnknown},
       {CURLE_COULDNT_CONNECT, LinkFault::NoLine},
       {CURLE_SSL_CERTPROBLEM, LinkFault::CertificateRefused},  // OpenSSL cannot read ours
       {CURLE_SSL_CLIENTCERT, LinkFault::CertificateRefused},
       {CURLE_SSL_CACERT_BADFILE, LinkFault::NotOurHub},  // nobody can be proved to be the hub
       {CURLE_SSL_CIPHER, LinkFault::NotOurHub},
       {CURLE_SSL_ISSUER_ERROR, LinkFault::NotOurHub},
       {CURLE_UNSUPPORTED_PROTOCOL, LinkFault::Portal},  // an answer without any head
       {CURLE_WEIRD_SERVER_REPLY, LinkFault::Portal}}};
  const auto* known = std::ranges::find(others, code, &std::pair<CURLcode, LinkFault>::first);
  return known == others.end() ? LinkFault::Broken : known->second;
}

std::unexpected<HubError> failed(LinkFault fault, std::chrono::seconds retry_after = 0s) {
  return std::unexpected(HubError{.fault = fault, .retry_after = retry_after});
}

std::expected<HubReply, HubError> judge(CURL* easy, std::string_view path, Sightings& seen) {
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
  const auto retry_after = retry_after_of(easy);
  // Curl takes a line that ends in the middle of the head for the end of the answer.
  if (!seen.head_complete) return failed(LinkFault::Broken);
  if (status >= 300 && status < 400) return failed(LinkFault::Portal);
  if (status == 429 || status == 503) return failed(LinkFault::HubBusy, retry_after);
  if (status >= 500) return failed(LinkFault::HubTrouble);
  const bool certificate = path == authority_path && status < 300;
  if (!is_type(type, certificate ? pem_type : json_type)) return failed(LinkFault::Portal);
  return HubReply{
      .status = static_cast<int>(status), .body = std::move(seen.body), .retry_after = retry_after};
}

}  // namespace

/// In this order: closing the connections, the last thing that `multi` does, still reports to
/// `seen` and may use the texts of `access`.
struct HubClient::Inside {
  HubAccess access;
  std::atomic<bool> cancelled{false};
  Sightings seen;
  std::mutex multi_mutex;  // for cancel(), while connections are thrown away
  std::unique_ptr<CURLM, CurlMultiFree> multi;
  std::unique_ptr<CURL, CurlFree> easy;

  std::expected<HubReply, HubError> ask(std::string_view path, std::chrono::milliseconds limit);
  std::optional<CURLcode> perform();
  void throw_connections_away();
};

HubClient::HubClient(HubAccess access) : inside_(std::make_unique<Inside>()) {
  static std::once_flag once;
  std::call_once(once, [] { CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
  inside_->access = std::move(access);
  inside_->multi.reset(curl_multi_init());
  inside_->easy.reset(curl_easy_init());
  CHECK(inside_->multi != nullptr && inside_->easy != nullptr);
  prepare(inside_->easy.get(), inside_->seen);
  prepare_tls(inside_->easy.get(), inside_->access, inside_->seen);
}

HubClient::~HubClient() = default;

void HubClient::cancel() {
  inside_->cancelled = true;
  const std::lock_guard lock(inside_->multi_mutex);
  curl_multi_wakeup(inside_->multi.get());
}

std::expected<HubReply, HubError> HubClient::post(std::string_view path, const std::string& body,
                                                  std::chrono::milliseconds limit) {
  // Whoever trusts nobody would tell anybody.
  if (inside_->access.authority.empty()) return failed(LinkFault::NotOurHub);
  const bool compress = body.size() > worth_compressing_bytes;
  const std::string packed = compress ? gzip(body) : std::string{};
  const std::string& sent = compress ? packed : body;

  curl_slist* list = curl_slist_append(nullptr, "Content-Type: application/json");
  // Empty: curl would otherwise ask before it sends a long body, and wait.
  list = curl_slist_append(list, "Expect:");
  if (compress) list = curl_slist_append(list, "Content-Encoding: gzip");
  const std::unique_ptr<curl_slist, CurlFree> headers(list);

  auto* easy = inside_->easy.get();
  set(easy, CURLOPT_POST, 1L);
  set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(sent.size()));
  set(easy, CURLOPT_POSTFIELDS, sent.data());
  set(easy, CURLOPT_HTTPHEADER, headers.get());
  auto reply = inside_->ask(path, limit);
  set<const char*>(easy, CURLOPT_POSTFIELDS, nullptr);
  set<curl_slist*>(easy, CURLOPT_HTTPHEADER, nullptr);
  return reply;
}

std::expected<HubReply, HubError> HubClient::get(std::string_view path,
                                                 std::chrono::milliseconds limit) {
  // The one answer that is believed by its fingerprint instead.
  if (inside_->access.authority.empty() && path != authority_path) {
    return failed(LinkFault::NotOurHub);
  }
  set(inside_->easy.get(), CURLOPT_HTTPGET, 1L);
  return inside_->ask(path, limit);
}

std::expected<HubReply, HubError> HubClient::Inside::ask(std::string_view path,
                                                         std::chrono::milliseconds limit) {
  if (!access.url.starts_with("https://")) return failed(LinkFault::NameUnknown);
  seen = Sightings{};
  const std::string url = access.url + std::string(path);
  set(easy.get(), CURLOPT_URL, url.c_str());
  // Zero would mean without end to curl.
  constexpr auto shortest = 1ms;
  set(easy.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(std::max(limit, shortest).count()));
  const auto code = perform();
  if (code != CURLE_OK) throw_connections_away();
  if (!code) return failed(LinkFault::Broken);
  if (*code != CURLE_OK) return failed(fault_of(easy.get(), *code, seen));
  return judge(easy.get(), path, seen);
}

/// Nothing when it was cancelled, or curl itself fell ill.
std::optional<CURLcode> HubClient::Inside::perform() {
  if (curl_multi_add_handle(multi.get(), easy.get()) != CURLM_OK) return std::nullopt;
  int running = 1;
  while (!cancelled && curl_multi_perform(multi.get(), &running) == CURLM_OK && running > 0) {
    if (curl_multi_poll(multi.get(), nullptr, 0, longest_wait_ms, nullptr) != CURLM_OK) break;
  }
  std::optional<CURLcode> code;
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left)) {
    if (message->msg == CURLMSG_DONE) code = message->data.result;
  }
  curl_multi_remove_handle(multi.get(), easy.get());
  return code;
}

/// Curl would use one again over which it could not send. Closing reads what is left on it: a hub
/// that refuses our certificate says so and leaves, and we hear it only now if we were sending.
void HubClient::Inside::throw_connections_away() {
  const std::lock_guard lock(multi_mutex);
  multi.reset();
  multi.reset(curl_multi_init());
  CHECK(multi != nullptr);
}

}  // namespace kiosk::sync
