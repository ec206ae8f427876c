#include "tests/sync/scripted_hub.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "kiosk/base/openssl.h"

namespace tests::hub {
using kiosk::openssl::Bio;
using kiosk::openssl::Certificate;
using kiosk::openssl::Key;
using KeyRequest = kiosk::openssl::SigningRequest;

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 10s;

void must(bool fine, const char* what) {
  if (fine) return;
  std::perror(what);
  std::abort();
}

/// Who is certified by whom; the issuer of an authority is itself.
struct Wish {
  std::string name;
  EVP_PKEY* key = nullptr;
  X509* issuer = nullptr;
  EVP_PKEY* issuer_key = nullptr;
  Period period{};
  std::vector<std::pair<int, std::string>> extensions{};
};

Certificate certificate_for(const Wish& wish) {
  static std::atomic<long> serial{1};
  Certificate made(X509_new());
  X509_set_version(made.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial++);
  const auto seconds = [](std::chrono::seconds distance) { return long{distance.count()}; };
  X509_gmtime_adj(X509_getm_notBefore(made.get()), seconds(wish.period.from));
  X509_gmtime_adj(X509_getm_notAfter(made.get()), seconds(wish.period.until));
  const auto* name = reinterpret_cast<const unsigned char*>(wish.name.c_str());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8, name, -1, -1,
                             0);
  X509* issuer = wish.issuer != nullptr ? wish.issuer : made.get();
  X509_set_issuer_name(made.get(), X509_get_subject_name(issuer));
  X509_set_pubkey(made.get(), wish.key);
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, made.get(), nullptr, nullptr, 0);
  for (const auto& [kind, value] : wish.extensions) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    must(extension != nullptr, "extension of a certificate");
    X509_add_ext(made.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
  must(X509_sign(made.get(), wish.issuer_key, EVP_sha256()) > 0, "signing a certificate");
  return made;
}

std::string pem_of(X509* certificate) {
  const Bio bio(BIO_new(BIO_s_mem()));
  must(PEM_write_bio_X509(bio.get(), certificate) == 1, "writing a certificate");
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  must(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK, "deflate");
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  must(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate");
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  must(inflateInit2(&stream, 15 + 16) == Z_OK, "inflate");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  int result = Z_OK;
  while (result == Z_OK) {
    std::array<char, 65536> part{};
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = static_cast<uInt>(part.size());
    result = inflate(&stream, Z_NO_FLUSH);
    text.append(part.data(), part.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return result == Z_STREAM_END ? text : "not gzip";
}

/// The value of a header, for which clients of HTTP/1.1 may use either case.
std::string header_of(const std::string& head, const std::string& name) {
  const auto found = std::search(head.begin(), head.end(), name.begin(), name.end(),
                                 [](char one, char other) { return (one | 32) == (other | 32); });
  if (found == head.end()) return {};
  const auto from = static_cast<std::size_t>(found - head.begin()) + name.size() + 2;
  return head.substr(from, head.find('\r', from) - from);
}

/// Until the other side has closed too: what is closed with bytes unread is reset, and a reset
/// may overtake what was said last.
void close_gently(int client) {
  ::shutdown(client, SHUT_WR);
  std::array<char, 4096> rest{};
  while (::recv(client, rest.data(), rest.size(), 0) > 0) {
  }
}

int listen_on_loopback(std::uint16_t& port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  must(::bind(listener, generic, size) == 0, "bind");
  must(::listen(listener, 8) == 0, "listen");
  must(::getsockname(listener, generic, &size) == 0, "getsockname");
  port = ntohs(address.sin_port);
  return listener;
}

}  // namespace

struct TestAuthority::Parts {
  Key key;
  Certificate certificate;
};

TestAuthority::TestAuthority(const std::string& name) : parts_(std::make_unique<Parts>()) {
  parts_->key.reset(EVP_EC_gen("P-256"));
  auto* key = parts_->key.get();
  parts_->certificate = certificate_for({.name = name,
                                         .key = key,
                                         .issuer_key = key,
                                         .period = {.from = past.from, .until = future.until},
                                         .extensions = {{NID_basic_constraints, "critical,CA:TRUE"},
                                                        {NID_key_usage, "critical,keyCertSign"},
                                                        {NID_subject_key_identifier, "hash"}}});
}

TestAuthority::~TestAuthority() = default;

std::string TestAuthority::certificate() const {
  return pem_of(parts_->certificate.get());
}

std::string TestAuthority::certify(const std::string& request, const std::string& name,
                                   Period period) const {
  const Bio bio(BIO_new_mem_buf(request.data(), static_cast<int>(request.size())));
  const KeyRequest asked(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
  must(asked != nullptr, "reading a request");
  auto* key = X509_REQ_get0_pubkey(asked.get());
  must(X509_REQ_verify(asked.get(), key) == 1, "a request's signature");
  return pem_of(certificate_for({.name = name,
                                 .key = key,
                                 .issuer = parts_->certificate.get(),
                                 .issuer_key = parts_->key.get(),
                                 .period = period,
                                 .extensions = {{NID_ext_key_usage, "clientAuth"}}})
                    .get());
}

/// The door's context, and the connection being served.
struct ScriptedHub::Tls {
  std::unique_ptr<SSL_CTX, kiosk::openssl::Free<SSL_CTX_free>> context;
  std::unique_ptr<SSL, kiosk::openssl::Free<SSL_free>> connection;

  /// Until `end` is reached; what there is when the other side closes first.
  bool read_until(std::string& text, const std::function<bool(const std::string&)>& end) {
    while (!end(text)) {
      std::array<char, 16384> part{};
      const int count = SSL_read(connection.get(), part.data(), static_cast<int>(part.size()));
      if (count <= 0) return false;
      text.append(part.data(), static_cast<std::size_t>(count));
    }
    return true;
  }
  bool write(const std::string& text) {
    return SSL_write(connection.get(), text.data(), static_cast<int>(text.size())) > 0;
  }
};

ScriptedHub::ScriptedHub(const TestAuthority& authority, Answer answer, Door door)
    : ScriptedHub(
          authority, [answer = std::move(answer)](const Asked&) { return answer; },
          std::move(door)) {}

ScriptedHub::ScriptedHub(const TestAuthority& authority, Script script, Door door)
    : script_(std::move(script)), door_(std::move(door)), tls_(std::make_unique<Tls>()) {
  const Key key(EVP_EC_gen("P-256"));
  const auto certificate = certificate_for({.name = "hub",
                                            .key = key.get(),
                                            .issuer = authority.parts_->certificate.get(),
                                            .issuer_key = authority.parts_->key.get(),
                                            .period = door_.period,
                                            .extensions = {{NID_subject_alt_name, door_.name}}});
  tls_->context.reset(SSL_CTX_new(TLS_server_method()));
  auto* context = tls_->context.get();
  SSL_CTX_use_certificate(context, certificate.get());
  SSL_CTX_use_PrivateKey(context, key.get());
  X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.parts_->certificate.get());
  const int insists = door_.wants_certificate ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0;
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | insists, nullptr);
  if (door_.kind == Door::Kind::OnlyTls12) SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
  listener_ = listen_on_loopback(port_);
  thread_ = std::thread([this] { run(); });
}

ScriptedHub::~ScriptedHub() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    // Wakes the thread wherever it waits for the other side.
    ::shutdown(listener_, SHUT_RDWR);
    if (client_ >= 0) ::shutdown(client_, SHUT_RDWR);
  }
  changed_.notify_all();
  thread_.join();
  ::close(listener_);
}

std::string ScriptedHub::url() const {
  return "https://localhost:" + std::to_string(port_);
}

std::vector<Asked> ScriptedHub::asked() {
  const std::lock_guard lock(mutex_);
  return asked_;
}

bool ScriptedHub::await_requests(std::size_t count) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [&] { return asked_.size() >= count; });
}

void ScriptedHub::run() {
  // A client that has gone must not end the test program.
  sigset_t broken_pipe{};
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  while (true) {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    {
      const std::lock_guard lock(mutex_);
      client_ = client;
      ++connections_;
      if (stopping_ || client < 0) {
        if (client >= 0) ::close(client);
        return;
      }
    }
    serve(client);
    {
      const std::lock_guard lock(mutex_);
      client_ = -1;
    }
    ::close(client);
  }
}

void ScriptedHub::serve(int client) {
  switch (door_.kind) {
    case Door::Kind::Tls:
    case Door::Kind::OnlyTls12:
      return serve_requests(*tls_, client);
    case Door::Kind::PlainHttp: {
      std::array<char, 4096> hello{};
      static_cast<void>(::recv(client, hello.data(), hello.size(), 0));
      const std::string answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
      static_cast<void>(::send(client, answer.data(), answer.size(), MSG_NOSIGNAL));
      return close_gently(client);
    }
    case Door::Kind::Slams:
      return;
    case Door::Kind::Silent:
      return wait_for_end();
  }
}

void ScriptedHub::serve_requests(Tls& tls, int client) {
  tls.connection.reset(SSL_new(tls.context.get()));
  SSL_set_fd(tls.connection.get(), client);
  if (SSL_accept(tls.connection.get()) == 1) {
    while (serve_request(tls)) {
    }
    SSL_shutdown(tls.connection.get());
  } else if (door_.is_rude) {
    return;
  }
  close_gently(client);
  tls.connection.reset();
}

bool ScriptedHub::serve_request(Tls& tls) {
  std::string text;
  const auto head_end = [](const std::string& all) { return all.find("\r\n\r\n"); };
  if (!tls.read_until(text, [&](const auto& all) { return head_end(all) != all.npos; })) {
    return false;
  }
  const auto body_from = head_end(text) + 4;
  Asked asked{.head = text.substr(0, body_from)};
  asked.what = asked.head.substr(0, asked.head.find(" HTTP/"));
  const auto length = header_of(asked.head, "\ncontent-length");
  const std::size_t size = length.empty() ? 0 : std::stoul(length);
  if (!tls.read_until(text, [&](const auto& all) { return all.size() >= body_from + size; })) {
    return false;
  }
  asked.compressed = header_of(asked.head, "\ncontent-encoding") == "gzip";
  asked.body = text.substr(body_from);
  if (asked.compressed) asked.body = unpacked(asked.body);
  if (X509* peer = SSL_get0_peer_certificate(tls.connection.get())) {
    std::array<char, 64> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(peer), NID_commonName, name.data(),
                              static_cast<int>(name.size()));
    asked.peer = name.data();
  }
  {
    const std::lock_guard lock(mutex_);
    asked.connection = connections_;
    asked_.push_back(asked);
  }
  changed_.notify_all();
  return send_answer(tls, script_(asked));
}

/// False when the connection is to be closed.
bool ScriptedHub::send_answer(Tls& tls, const Answer& answer) {
  using Manner = Answer::Manner;
  const bool compressed = answer.manner == Manner::Compressed;
  const auto body = compressed ? gzip(answer.body) : answer.body;
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " Scripted\r\n";
  head += "Content-Type: " + answer.type + "\r\n" + answer.headers;
  if (compressed) head += "Content-Encoding: gzip\r\n";
  if (answer.manner != Manner::UntilClose) {
    head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  switch (answer.manner) {
    case Manner::Whole:
    case Manner::Compressed:
      return tls.write(head + "\r\n" + body);
    case Manner::UntilClose:
      return tls.write(head + "\r\n" + body) && false;
    case Manner::HalfHead:
      return tls.write(head.substr(0, head.find("Content-Length"))) && false;
    case Manner::HalfBody:
      return tls.write(head + "\r\n" + body.substr(0, body.size() / 2)) && false;
    case Manner::Nothing:
      return false;
    case Manner::Never:
      wait_for_end();
      return false;
  }
  return false;
}

void ScriptedHub::wait_for_end() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopping_; });
}

}  // namespace tests::hub
