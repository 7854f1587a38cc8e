using System.Buffers.Text;
using System.Security.Cryptography;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Sync.Storage.Sealing;

/// <summary>A key of values: AES-256-GCM, each value with random bytes of its own, so that equal values do not look alike.</summary>
internal sealed class ValueKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly byte[] encryption;
    private readonly byte[] blinding;

    /// <param name="number">Its number in this database.</param>
    /// <param name="material">Its bytes.</param>
    public ValueKey(int number, byte[] material)
    {
        Number = number;
        encryption = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, Length, info: "values at rest v1"u8.ToArray());
        blinding = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, Length, info: "hashes at rest v1"u8.ToArray());
    }

    /// <summary>Its number in this database.</summary>
    public int Number { get; }

    /// <summary>The number of the key that a value was encrypted with; null when it is no such value.</summary>
    public static int? NumberOf(ReadOnlySpan<char> value) =>
        value.StartsWith(SecretValues.Sealed, StringComparison.Ordinal)
        && value[SecretValues.Sealed.Length..] is var rest && rest.IndexOf(':') is > 0 and var end
        && int.TryParse(rest[..end], System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The value, encrypted.</summary>
    public string Seal(ReadOnlySpan<byte> value)
    {
        var whole = new byte[Nonce + value.Length + Tag];
        RandomNumberGenerator.Fill(whole.AsSpan(0, Nonce));
        using var aes = new AesGcm(encryption, Tag);
        aes.Encrypt(whole.AsSpan(0, Nonce), value, whole.AsSpan(Nonce, value.Length), whole.AsSpan(Nonce + value.Length));
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{SecretValues.Sealed}{Number}:{Base64Url.EncodeToString(whole)}");
    }

    /// <summary>The value of an encrypted one; null when it is none of this key.</summary>
    public byte[]? Open(ReadOnlySpan<char> value)
    {
        var text = value[(value.LastIndexOf(':') + 1)..];
        try
        {
            var whole = Base64Url.DecodeFromChars(text);
            if (whole.Length < Nonce + Tag)
            {
                return null;
            }

            var open = new byte[whole.Length - Nonce - Tag];
            using var aes = new AesGcm(encryption, Tag);
            aes.Decrypt(whole.AsSpan(0, Nonce), whole.AsSpan(Nonce, open.Length), whole.AsSpan(Nonce + open.Length), open);
            return open;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A keyed hash: who does not have the key cannot try out what it was made of.</summary>
    public byte[] Blind(ReadOnlySpan<byte> data) => HMACSHA256.HashData(blinding, data);
}
