using System.Buffers.Binary;
using System.Numerics;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// XXH64 (public specification by Y. Collet): tells whether two records are the same text. Not a protection against intent.
/// </summary>
public static class ContentHash
{
    private const ulong P1 = 11400714785074694791;
    private const ulong P2 = 14029467366897019727;
    private const ulong P3 = 1609587929392839161;
    private const ulong P4 = 9650029242287828579;
    private const ulong P5 = 2870177450012600261;

    /// <summary>The hash with seed 0.</summary>
    public static ulong Of(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            var length = (ulong)data.Length;
            var hash = data.Length >= 32 ? Stripes(ref data) : P5;
            hash += length;
            for (; data.Length >= 8; data = data[8..])
            {
                hash = (BitOperations.RotateLeft(hash ^ Round(0, Word(data)), 27) * P1) + P4;
            }

            if (data.Length >= 4)
            {
                hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(data) * P1), 23) * P2) + P3;
                data = data[4..];
            }

            foreach (var b in data)
            {
                hash = BitOperations.RotateLeft(hash ^ (b * P5), 11) * P1;
            }

            hash = (hash ^ (hash >> 33)) * P2;
            hash = (hash ^ (hash >> 29)) * P3;
            return hash ^ (hash >> 32);
        }
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> data)
    {
        unchecked
        {
            ulong a = P1 + P2, b = P2, c = 0, d = 0 - P1;
            for (; data.Length >= 32; data = data[32..])
            {
                a = Round(a, Word(data));
                b = Round(b, Word(data[8..]));
                c = Round(c, Word(data[16..]));
                d = Round(d, Word(data[24..]));
            }

            var hash =
                BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7)
                    + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            return Merge(Merge(Merge(Merge(hash, a), b), c), d);
        }
    }

    private static ulong Merge(ulong hash, ulong lane) => unchecked(((hash ^ Round(0, lane)) * P1) + P4);

    private static ulong Round(ulong lane, ulong word) => unchecked(BitOperations.RotateLeft(lane + (word * P2), 31) * P1);

    private static ulong Word(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt64LittleEndian(data);
}
