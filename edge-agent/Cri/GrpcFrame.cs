using System.Buffers.Binary;
using Google.Protobuf;

namespace SpaceCloud.EdgeAgent.Cri;

/// <summary>gRPC's length-prefixed message: one flag byte (0: not compressed), four bytes length, big-endian, the message.</summary>
internal static class GrpcFrame
{
    public const int PrefixBytes = 5;

    public static byte[] Encode(IMessage message)
    {
        int size = message.CalculateSize();
        byte[] frame = new byte[PrefixBytes + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(PrefixBytes));
        return frame;
    }

    /// <summary>The one message of a unary reply's body; null with a reason when it is not exactly one plain frame.</summary>
    public static ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte> body, out string? problem)
    {
        if (body.Length < PrefixBytes)
        {
            problem = $"reply of {body.Length} bytes is shorter than a frame's prefix";
            return null;
        }

        if (body.Span[0] != 0)
        {
            problem = "reply is compressed, which was not asked for";
            return null;
        }

        uint size = BinaryPrimitives.ReadUInt32BigEndian(body.Span[1..]);
        if (size != (uint)(body.Length - PrefixBytes))
        {
            problem = $"reply says {size} bytes and carries {body.Length - PrefixBytes}";
            return null;
        }

        problem = null;
        return body[PrefixBytes..];
    }
}
