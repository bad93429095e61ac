namespace SpaceCloud.Content.Tests;

public sealed class PartialBlobTests : StoreFixture
{
    [Fact]
    public async Task A_blob_that_is_cut_at_any_byte_goes_on_from_there()
    {
        byte[] content = Bytes(257);
        for (int cut = 0; cut <= content.Length; cut++)
        {
            Digest digest = Digest.Of(content);
            AppendResult first = await AppendAsync(digest, content.Length, 0, content[..cut]);
            Assert.Equal(new AppendResult(cut == content.Length ? AppendStatus.Complete : AppendStatus.Partial, cut), first);

            // A restart in between: all that is known is what lies on disk.
            ContentStore again = await ContentStore.OpenAsync(Folder, CancellationToken.None);
            PartialBlob partial = again.Partial(digest, content.Length);
            Assert.Equal(cut, partial.LengthBytes);
            AppendResult rest = await partial.AppendAsync(cut, new MemoryStream(content[cut..]), CancellationToken.None);
            Assert.Equal(new AppendResult(AppendStatus.Complete, content.Length), rest);
            Assert.Equal(content, await ReadAsync(digest));
            Store.DeleteBlob(digest);
        }

        Assert.Empty(Leftovers());
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1)]
    public async Task All_bytes_that_were_never_verified_are_finished_by_the_next_append(int size)
    {
        byte[] content = Bytes(size);
        Digest digest = Digest.Of(content);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "partial", digest.Hex), content);
        PartialBlob partial = Store.Partial(digest, size);

        Assert.Equal(size - 1, partial.LengthBytes);
        AppendResult result = await partial.AppendAsync(size - 1, new MemoryStream(content[^1..]), CancellationToken.None);

        Assert.Equal(new AppendResult(AppendStatus.Complete, size), result);
        Assert.Equal(size, partial.LengthBytes);
        Assert.Equal(content, await ReadAsync(digest));
    }

    [Fact]
    public async Task All_bytes_that_were_never_verified_and_are_wrong_start_again()
    {
        Digest digest = Digest.Of(Bytes(300));
        await File.WriteAllBytesAsync(Path.Combine(Folder, "partial", digest.Hex), Bytes(300, seed: 2));

        Assert.Equal(new AppendResult(AppendStatus.WrongDigest, 0), await AppendAsync(digest, 300, 299, [1]));
        Assert.Empty(Leftovers());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task A_wrong_offset_writes_nothing_and_tells_the_right_one(long offsetBytes)
    {
        byte[] content = Bytes(300);
        await AppendAsync(Digest.Of(content), 300, 0, content[..100]);

        Assert.Equal(new AppendResult(AppendStatus.WrongOffset, 100), await AppendAsync(Digest.Of(content), 300, offsetBytes, content));
        Assert.Equal(new AppendResult(AppendStatus.Complete, 300), await AppendAsync(Digest.Of(content), 300, 100, content[100..]));
    }

    [Fact]
    public async Task Wrong_content_is_discarded_and_may_start_again()
    {
        byte[] content = Bytes(300);
        byte[] wrong = [.. content[..299], (byte)~content[299]];
        await AppendAsync(Digest.Of(content), 300, 0, wrong[..100]);

        Assert.Equal(new AppendResult(AppendStatus.WrongDigest, 0), await AppendAsync(Digest.Of(content), 300, 100, wrong[100..]));
        Assert.False(Store.HasBlob(Digest.Of(content)));
        Assert.Empty(Leftovers());
        Assert.Equal(AppendStatus.Complete, (await AppendAsync(Digest.Of(content), 300, 0, content)).Status);
    }

    [Fact]
    public async Task More_than_promised_keeps_what_was_there_before()
    {
        byte[] content = Bytes(300);
        await AppendAsync(Digest.Of(content), 300, 0, content[..100]);

        Assert.Equal(new AppendResult(AppendStatus.TooLong, 100), await AppendAsync(Digest.Of(content), 300, 100, Bytes(201)));
        Assert.Equal(AppendStatus.Complete, (await AppendAsync(Digest.Of(content), 300, 100, content[100..])).Status);
    }

    [Fact]
    public async Task What_came_before_a_broken_connection_stays()
    {
        byte[] content = Bytes(300_000);
        PartialBlob partial = Store.Partial(Digest.Of(content), content.Length);
        await Assert.ThrowsAsync<IOException>(() => partial.AppendAsync(0, new BreakingStream(content, 200_000), CancellationToken.None));

        long here = partial.LengthBytes;
        Assert.InRange(here, 1, 200_000);
        Assert.Equal(
            AppendStatus.Complete,
            (await partial.AppendAsync(here, new MemoryStream(content[(int)here..]), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task A_blob_that_is_there_is_complete_whatever_is_sent()
    {
        byte[] content = Bytes(10);
        await Store.AddBlobAsync(content, CancellationToken.None);

        Assert.Equal(new AppendResult(AppendStatus.Complete, 10), await AppendAsync(Digest.Of(content), 10, 3, Bytes(99)));
        Assert.Equal(10, Store.Partial(Digest.Of(content), 10).LengthBytes);
    }

    [Fact]
    public async Task An_empty_blob_can_arrive() =>
        Assert.Equal(new AppendResult(AppendStatus.Complete, 0), await AppendAsync(Digest.Of([]), 0, 0, []));

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void An_impossible_size_is_refused(long sizeBytes) =>
        Assert.Equal(ContentError.TooLarge, Assert.Throws<ContentException>(() => Store.Partial(Digest.Of([]), sizeBytes)).Error);

    [Fact]
    public async Task Two_writers_of_one_blob_do_not_mix()
    {
        byte[] content = Bytes(200_000);
        using SemaphoreSlim gate = new(0);
        Task<AppendResult> slow = Store.Partial(Digest.Of(content), content.Length)
            .AppendAsync(0, new WaitingStream(content, gate), CancellationToken.None);

        ContentException problem = await Assert.ThrowsAsync<ContentException>(() => AppendAsync(Digest.Of(content), content.Length, 0, content));
        Assert.Equal(ContentError.Busy, problem.Error);
        gate.Release();
        Assert.Equal(AppendStatus.Complete, (await slow).Status);
    }

    private Task<AppendResult> AppendAsync(Digest digest, long sizeBytes, long offsetBytes, byte[] content) =>
        Store.Partial(digest, sizeBytes).AppendAsync(offsetBytes, new MemoryStream(content), CancellationToken.None);

    private sealed class BreakingStream(byte[] content, int breakAt) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Position >= breakAt
            ? throw new IOException("connection reset")
            : base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, breakAt - Position)], cancellationToken);
    }

    private sealed class WaitingStream(byte[] content, SemaphoreSlim gate) : MemoryStream(content)
    {
        private bool _waited;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_waited)
            {
                _waited = true;
                Assert.True(await gate.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken));
            }

            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
