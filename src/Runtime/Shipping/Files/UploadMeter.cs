namespace Instrument.Shipping.Files;

/// <summary>Counts the bytes of uploads while their bodies are read. Any thread.</summary>
internal sealed class UploadMeter
{
    private long _sent;
    private long _total;

    /// <summary>Bytes that have been sent; a file that failed is taken out again.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Bytes of the files whose upload has begun, is to be repeated or has succeeded.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>Begins the upload of a file.</summary>
    public File Begin(long length) => new(this, length);

    /// <summary>The bytes of one upload.</summary>
    internal sealed class File
    {
        private readonly UploadMeter _meter;
        private readonly long _length;
        private long _reported;

        /// <summary>Adds a file to the total.</summary>
        public File(UploadMeter meter, long length)
        {
            _meter = meter;
            _length = length;
            Interlocked.Add(ref meter._total, length);
        }

        /// <summary>Takes how much of the file the current attempt has sent.</summary>
        public void Report(long value)
        {
            long sent = Math.Clamp(value, 0, _length);
            Interlocked.Add(ref _meter._sent, sent - Interlocked.Exchange(ref _reported, sent));
        }

        /// <summary>Ends the upload: all of it has been sent, or none.</summary>
        public void End(bool isSent)
        {
            Report(isSent ? _length : 0);
            if (!isSent)
                Interlocked.Add(ref _meter._total, -_length);
        }
    }
}
