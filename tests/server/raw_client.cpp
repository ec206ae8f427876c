#include "tests/server/raw_client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <ctime>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "server/access/x509.h"
#include "tests/support/catch.h"

namespace tests {
namespace {

sockaddr_in endpoint(const std::string& address, std::uint16_t port) {
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(port);
  REQUIRE(::inet_pton(AF_INET, address.c_str(), &there.sin_addr) == 1);
  return there;
}

bool is_ready(int socket, short events, std::chrono::steady_clock::time_point deadline) {
  using namespace std::chrono;
  const auto left = ceil<milliseconds>(deadline - steady_clock::now());
  pollfd one{.fd = socket, .events = events, .revents = 0};
  return ::poll(&one, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0))) > 0;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

RawAnswer parse_head(const std::string& head) {
  constexpr std::size_t status_at = 9;  // behind `HTTP/1.1 `
  RawAnswer answer;
  answer.status = std::stoi(head.substr(status_at, 3));
  for (auto at = head.find("\r\n"); at != std::string::npos;) {
    const auto end = head.find("\r\n", at + 2);
    const auto line = head.substr(at + 2, end == std::string::npos ? end : end - at - 2);
    const auto colon = line.find(": ");
    if (colon != std::string::npos) {
      answer.headers[lower(line.substr(0, colon))] = line.substr(colon + 2);
    }
    at = end;
  }
  return answer;
}

}  // namespace

RawClient::RawClient(std::uint16_t port, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  REQUIRE(socket_ >= 0);
  const auto own = endpoint(from, 0);
  REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0);
  const auto there = endpoint("127.0.0.1", port);
  REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0);
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::shake_hands(const ClientTls& tls) {
  context_.reset(SSL_CTX_new(TLS_client_method()));
  REQUIRE(context_);
  auto* context = context_.get();
  SSL_CTX_set_max_proto_version(context, tls.newest_version);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  const auto authority = server::access::read_certificate(tls.authority);
  REQUIRE(X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get()) == 1);
  if (!tls.certificate.empty()) {
    const auto own = server::access::read_certificate(tls.certificate);
    const auto key = server::access::read_key(tls.key);
    REQUIRE(SSL_CTX_use_certificate(context, own.get()) == 1);
    REQUIRE(SSL_CTX_use_PrivateKey(context, key.get()) == 1);
  }
  tls_.reset(SSL_new(context));
  auto* param = SSL_get0_param(tls_.get());
  X509_VERIFY_PARAM_set_time(param, static_cast<std::time_t>(tls.now.time_since_epoch().count()));
  X509_VERIFY_PARAM_set1_ip_asc(param, "127.0.0.1");
  // Through memory, because OpenSSL's own writing to a socket that was closed raises SIGPIPE.
  incoming_ = BIO_new(BIO_s_mem());
  outgoing_ = BIO_new(BIO_s_mem());
  SSL_set_bio(tls_.get(), incoming_, outgoing_);
  const auto deadline = Clock::now() + long_enough;
  for (;;) {
    const int result = SSL_connect(tls_.get());
    const int error = SSL_get_error(tls_.get(), result);
    if (!flush()) return false;
    if (result == 1) return true;
    if (error != SSL_ERROR_WANT_READ) return false;
    std::string bytes;
    if (receive_raw(deadline, bytes) != Received::Some) return false;
    BIO_write(incoming_, bytes.data(), static_cast<int>(bytes.size()));
  }
}

bool RawClient::send(std::string_view bytes) {
  if (!tls_) return send_raw(bytes);
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, 16U << 10U);
    if (SSL_write(tls_.get(), piece.data(), static_cast<int>(piece.size())) <= 0) return false;
    if (!flush()) return false;
    bytes.remove_prefix(piece.size());
  }
  return true;
}

std::optional<RawAnswer> RawClient::read_answer(Body body) {
  const auto deadline = Clock::now() + long_enough;
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (receive(deadline) != Received::Some) return std::nullopt;
  }
  auto answer = parse_head(received_.substr(0, end));
  received_.erase(0, end + 4);
  const auto length = answer.headers.find("content-length");
  if (body == Body::Without || length == answer.headers.end()) return answer;
  const auto bytes = std::stoul(length->second);
  while (received_.size() < bytes) {
    if (receive(deadline) != Received::Some) return std::nullopt;
  }
  answer.body = received_.substr(0, bytes);
  received_.erase(0, bytes);
  return answer;
}

bool RawClient::is_closed_within(std::chrono::milliseconds time) {
  const auto deadline = Clock::now() + time;
  for (;;) {
    const auto received = receive(deadline);
    if (received != Received::Some) return received == Received::End;
  }
}

bool RawClient::may_resume() const {
  return SSL_SESSION_is_resumable(SSL_get_session(tls_.get())) == 1;
}

void RawClient::end_sending() {
  ::shutdown(socket_, SHUT_WR);
}

void RawClient::reset() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(socket_);
  socket_ = -1;
}

bool RawClient::send_raw(std::string_view bytes) {
  const auto deadline = Clock::now() + long_enough;
  while (!bytes.empty()) {
    if (!is_ready(socket_, POLLOUT, deadline)) return false;
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno == EAGAIN) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool RawClient::flush() {
  std::array<char, 4096> piece{};
  for (;;) {
    const int count = BIO_read(outgoing_, piece.data(), static_cast<int>(piece.size()));
    if (count <= 0) return true;
    if (!send_raw({piece.data(), static_cast<std::size_t>(count)})) return false;
  }
}

RawClient::Received RawClient::receive_raw(Clock::time_point deadline, std::string& bytes) {
  if (!is_ready(socket_, POLLIN, deadline)) return Received::Nothing;
  std::array<char, 16U << 10U> piece{};
  const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
  if (count <= 0) return Received::End;
  bytes.append(piece.data(), static_cast<std::size_t>(count));
  return Received::Some;
}

RawClient::Received RawClient::receive(Clock::time_point deadline) {
  if (!tls_) return receive_raw(deadline, received_);
  std::array<char, 16U << 10U> piece{};
  for (;;) {
    const int count = SSL_read(tls_.get(), piece.data(), static_cast<int>(piece.size()));
    const int error = SSL_get_error(tls_.get(), count);
    if (count > 0) {
      received_.append(piece.data(), static_cast<std::size_t>(count));
      return Received::Some;
    }
    if (error != SSL_ERROR_WANT_READ) return Received::End;
    std::string bytes;
    const auto received = receive_raw(deadline, bytes);
    if (received != Received::Some) return received;
    BIO_write(incoming_, bytes.data(), static_cast<int>(bytes.size()));
  }
}

std::string request_text(const std::string& method, const std::string& target,
                         const std::string& body, const std::string& lines) {
  return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" +
         "Content-Length: " + std::to_string(body.size()) + "\r\n" + lines + "\r\n" + body;
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  constexpr int window = 15 + 16;  // with gzip's header
  REQUIRE(::deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(::deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

}  // namespace tests
