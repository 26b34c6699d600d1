using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Imports;

/// <summary>The uploads that the service keeps for a while, so many and no more.</summary>
internal sealed class PendingImports(IOptions<ImportsOptions> options, UploadFolder folder, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<PendingImport> _imports = [];

    /// <summary>Makes room for one more: what is too old goes, then the oldest that is finished.</summary>
    /// <exception cref="TooManyImportsException">All that there is room for are being received, checked or committed.</exception>
    public PendingImport Reserve()
    {
        lock (_lock)
        {
            Expire();
            if (_imports.Count >= options.Value.MaxPending)
            {
                var oldest = _imports.Where(i => !i.IsBusy).OrderByDescending(i => i.IsOver).ThenBy(i => i.CreatedAt).FirstOrDefault() ?? throw new TooManyImportsException();
                Remove(oldest);
            }

            var id = RandomNumberGenerator.GetHexString(24, lowercase: true);
            var import = new PendingImport(id, folder.Create(id), clock.GetUtcNow());
            Renew(import);
            _imports.Add(import);
            return import;
        }
    }

    public IReadOnlyList<PendingImport> All()
    {
        lock (_lock)
        {
            Expire();
            return [.. _imports.Where(i => i.Received is not null)];
        }
    }

    /// <summary>Null where there is none such, or it has expired.</summary>
    public PendingImport? Find(string id)
    {
        lock (_lock)
        {
            Expire();
            return _imports.Find(i => i.Id == id && i.Received is not null);
        }
    }

    public void Renew(PendingImport import) => import.ExpiresAt = clock.GetUtcNow().AddMinutes(options.Value.ExpiryMinutes);

    public void Remove(PendingImport import)
    {
        lock (_lock)
        {
            _imports.Remove(import);
            import.Drop();
        }
    }

    public void Expire()
    {
        lock (_lock)
            foreach (var old in _imports.Where(i => i.ExpiresAt <= clock.GetUtcNow() && !i.IsBusy).ToList()) Remove(old);
    }
}
